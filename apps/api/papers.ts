import type { Evidence } from '#evidence';
import { Press } from '#typesetting';
import { DossierProofs, type ProvingParts } from './dossier-proof.js';
import { Dossiers } from './dossiers.js';
import { FilledTemplates } from './filled-templates.js';
import { ListExports } from './list-exports.js';
import { Telling } from './telling.js';

/** What papers are made with. */
export interface PaperParts extends ProvingParts {
  readonly evidence: Evidence;
}

/** What is handed over: dossiers, lists and filled templates, set on threads of their own. */
export class Papers {
  readonly dossiers: Dossiers;
  readonly templates: FilledTemplates;
  readonly lists: ListExports;
  private readonly press = Press.start();

  constructor(parts: PaperParts) {
    const telling = new Telling(parts.reader, parts.evidence);
    this.dossiers = new Dossiers(telling, new DossierProofs(parts), this.press);
    this.templates = new FilledTemplates(telling, this.press);
    this.lists = new ListExports(parts.reader, this.press);
  }

  close(): Promise<void> {
    return this.press.stop();
  }
}
