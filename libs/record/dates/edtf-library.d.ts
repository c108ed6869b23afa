declare module 'edtf' {
  export interface ParseConstraints {
    level?: 0 | 1 | 2 | 3;
    types?: readonly string[];
  }
  /** Throws when the text is not EDTF within the constraints. */
  export function parse(text: string, constraints?: ParseConstraints): { type: string; level: number };
}
