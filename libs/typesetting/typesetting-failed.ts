/** What a compiler says, and the line of the template where it says so; 0 when it names none. */
export interface Diagnostic {
  readonly message: string;
  readonly line: number;
}

/** A paper could not be typeset. What it says comes from the compiler, without what the compiler quotes of the paper. */
export class TypesettingFailed extends Error {
  override readonly name = 'TypesettingFailed';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const said = diagnostics.map(({ message, line }) => ({ message: unquoted(message), line }));
    super(`the paper could not be typeset: ${said.map(({ message, line }) => `${message} (line ${line})`).join('; ')}`);
    this.diagnostics = said;
  }
}

/** What a message says before it quotes. */
const unquoted = (message: string): string => (/^[^"'`\n]*/.exec(message)?.[0] ?? '').trim();
