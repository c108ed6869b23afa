import type { SourceCitation } from '#record';
import type { DocumentTold, DossierMaterial } from './material.js';

/** A document that is cited, under the number it is cited by. One that must not be named has nothing but its grades. */
export interface Source extends Partial<DocumentTold> {
  readonly number: number;
  readonly named: boolean;
  readonly document?: string;
  /** Grades that claims gave it, such as "B2". */
  readonly grades: readonly string[];
  /** Who reported it to whom, root first. */
  readonly relays: readonly (readonly string[])[];
}

/** A citation by the number of its source. */
export interface CitationTold {
  readonly source: number;
  readonly grade: string;
  readonly locator?: string;
  readonly relay?: readonly string[];
}

interface Cited {
  readonly number: number;
  readonly grades: Set<string>;
  readonly relays: Map<string, readonly string[]>;
}

/** Numbers the sources in the order in which they are first cited. */
export class Sources {
  private readonly cited = new Map<string, Cited>();

  constructor(private readonly documents: DossierMaterial['documents']) {}

  isNamed(document: string): boolean {
    return this.documents.has(document);
  }

  /** The documents that are cited and must not be named. */
  unnamed(): string[] {
    return [...this.cited.keys()].filter((document) => !this.isNamed(document));
  }

  cite(citations: readonly SourceCitation[]): CitationTold[] {
    return citations.map(({ document, reliability, credibility, locator, relay }) => {
      const { number, grades, relays } = this.of(document);
      const grade = `${reliability}${credibility}`;
      grades.add(grade);
      // A quote or the name of an informant gives away a document as its hash would.
      if (!this.isNamed(document)) return { source: number, grade };
      if (relay !== undefined) relays.set(JSON.stringify(relay), relay);
      return {
        source: number,
        grade,
        ...(locator === undefined ? {} : { locator }),
        ...(relay === undefined ? {} : { relay }),
      };
    });
  }

  list(): Source[] {
    return [...this.cited].map(([document, { number, grades, relays }]) => {
      const told = this.documents.get(document);
      const cited = { number, named: told !== undefined, grades: [...grades], relays: [...relays.values()] };
      return told === undefined ? cited : { ...cited, document, ...told };
    });
  }

  private of(document: string): Cited {
    const known = this.cited.get(document) ?? {
      number: this.cited.size + 1,
      grades: new Set<string>(),
      relays: new Map<string, readonly string[]>(),
    };
    this.cited.set(document, known);
    return known;
  }
}
