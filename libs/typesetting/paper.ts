/** A piece of running text. What a source wrote goes in as it is: nothing in a text is ever markup. */
export type Run =
  | string
  | { readonly strong: string }
  /** Of less weight: a remark, what is not chosen. */
  | { readonly quiet: string }
  /** What the record does not hold and somebody has to fill in. It is shown as a gap, never left out. */
  | { readonly gap: string }
  /** Numbers of sources, in brackets. */
  | { readonly cites: readonly number[] };

/** A line or a paragraph of running text. */
export type Text = readonly Run[];

/** What a paper is made of, in order. */
export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: Text }
  /** A label and what it stands for, line by line; several values of one label stand below each other. */
  | { readonly is: 'fields'; readonly rows: readonly { readonly label: string; readonly values: readonly Text[] }[] }
  /** Rows under headings that are repeated on each page; a row is never cut. `widths` are shares of the line. */
  | {
      readonly is: 'table';
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly is: 'list'; readonly items: readonly Text[] }
  /** Something the reader must not miss. */
  | { readonly is: 'notice'; readonly text: Text }
  /** One of the paper's files, a PNG or a JPEG, at most a third of the line wide. */
  | { readonly is: 'picture'; readonly file: string; readonly caption: Text };

/** A paper: what is printed, as data, whatever it is written to. The same paper gives the same bytes. */
export interface Paper {
  /** BCP 47, such as `uk`: for hyphenation and for the words of the page itself. */
  readonly language: string;
  readonly title: string;
  readonly subtitle?: string;
  /** For whom it is, and up to which level: on every page. */
  readonly marking?: string;
  /** The day it is about, and its date as a document: `YYYY-MM-DD`. */
  readonly date: string;
  readonly landscape?: boolean;
  readonly blocks: readonly Block[];
  /** On every page beside "page x of y", in small print; the address is shown as a QR code too. */
  readonly footer?: { readonly lines: readonly string[]; readonly address?: string };
  /** "page x of y" in the paper's language, with `{page}` and `{pages}`. */
  readonly pageOf: string;
}

/** A file that goes with a paper: a picture in it, or something attached to the PDF. */
export interface PaperFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What it is, for an attachment; a picture has none. */
  readonly attachedAs?: string;
}
