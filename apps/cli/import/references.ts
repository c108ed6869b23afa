import type { FieldProblem } from '#record';

/** What a local name stands for where an id is wanted. */
export interface Referent {
  /** The line that declares it. */
  readonly line: number;
  /** Undefined when that line cannot be imported. */
  readonly id?: string;
  /** The hash of a document, or the id of anything else; undefined when the line could not be read. */
  readonly format?: 'uuid' | 'sha256';
  /** The kind of the claim that the line records, if it records one. */
  readonly kind?: string;
  /** Whether the line records a further account of an occurrence and so opens none. */
  readonly opensNone?: boolean;
}

const WANTED = { uuid: 'an id', sha256: 'a document' } as const;

/** The local names of an import file, and what each stands for. */
export class References {
  private readonly known = new Map<string, Referent>();
  private readonly names = new Map<string, string>();

  /** @param declared the line that declares each local name, wherever it stands */
  constructor(private readonly declared: ReadonlyMap<string, number>) {}

  /** Says what a local name stands for, from here on. */
  declare(ref: string, referent: Referent): void {
    this.known.set(ref, referent);
    if (referent.id !== undefined) this.names.set(referent.id, ref);
  }

  get(ref: unknown): Referent | undefined {
    return typeof ref === 'string' ? this.known.get(ref) : undefined;
  }

  /** A message with ids that whoever wrote the file cannot know given by their local names. */
  explained(message: string): string {
    return message.replaceAll(
      /[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
      (id) => this.names.get(id) ?? id,
    );
  }

  /** Why a local name cannot stand at a field; undefined when it can, or when its line is what is wrong. */
  problemAt(field: string, ref: string, format: 'uuid' | 'sha256'): FieldProblem | undefined {
    const referent = this.known.get(ref);
    if (referent === undefined) return { field, message: this.unknown(ref) };
    if (referent.format !== undefined && referent.format !== format)
      return {
        field,
        message: `takes ${WANTED[format]}, and ${ref} (line ${referent.line}) is ${WANTED[referent.format]}`,
      };
    if (field === 'occurrence' && referent.opensNone === true)
      return {
        field,
        message: `names ${ref} (line ${referent.line}), which is a further account and opened no occurrence; name the claim that did`,
      };
    return undefined;
  }

  private unknown(ref: string): string {
    const line = this.declared.get(ref);
    return line === undefined
      ? `names ${ref}, which no line of this file declares with "ref"`
      : `names ${ref}, which is declared further down, on line ${line}; move that line up`;
  }
}
