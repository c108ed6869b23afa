import type { Paper, PaperFile } from './paper.js';
import { Typesetter } from './typesetter.js';
import { TypesettingFailed, type Diagnostic } from './typesetting-failed.js';

/** What a process is asked, one paper at a time. */
export interface Asked {
  readonly paper: Paper;
  readonly files: readonly PaperFile[];
}

/** What it answers. Any other trouble ends the process. */
export type Answered = { readonly pdf: Uint8Array } | { readonly refused: readonly Diagnostic[] };

const typesetter = new Typesetter();

function answer({ paper, files }: Asked): Answered {
  try {
    return { pdf: typesetter.pdf(paper, files) };
  } catch (error) {
    if (error instanceof TypesettingFailed) return { refused: error.diagnostics };
    throw error;
  }
}

process.on('message', (asked: Asked) => process.send?.(answer(asked)));
