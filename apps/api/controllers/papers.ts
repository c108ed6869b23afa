import { Controller, StreamableFile } from '@nestjs/common';
import { templates } from '#dossier';
import { AllowReaders } from '../access/allow.js';
import { DossierAsked } from '../dossiers.js';
import { FilledTemplate } from '../filled-templates.js';
import { ListExport } from '../list-exports.js';
import { Answers, Serves } from '../http/routes.js';
import { Sent } from '../http/sent.js';
import type { MadeFile } from '../made-file.js';
import { Papers as PapersMade } from '../papers.js';

/** What is handed over: of one person, and of a list of them. */
@Controller('api')
export class Papers {
  constructor(private readonly papers: PapersMade) {}

  @Answers('casefiles/:id/dossier', DossierAsked, {
    about: 'The dossier of a person, as far as its recipient may be told',
    id: 'casefile',
    answer: 'Paper',
  })
  @AllowReaders()
  async dossier(@Sent() asked: DossierAsked): Promise<StreamableFile> {
    return sent(await this.papers.dossiers.make(asked));
  }

  @Answers('casefiles/:id/templates/:template', FilledTemplate, {
    about: 'A template filled from a casefile, with gaps for what the record does not hold',
    id: 'casefile',
    answer: 'Paper',
  })
  @AllowReaders()
  async template(@Sent() asked: FilledTemplate): Promise<StreamableFile> {
    return sent(await this.papers.templates.make(asked));
  }

  @Answers('exchange-lists/:id/export', ListExport, {
    about: 'A frozen version of a list, as far as its recipient may be told',
    id: 'list',
    answer: 'Paper',
  })
  @AllowReaders()
  async list(@Sent() asked: ListExport): Promise<StreamableFile> {
    return sent(await this.papers.lists.make(asked));
  }

  @Serves('templates', { about: 'The templates that can be filled', answer: 'Templates' })
  @AllowReaders()
  all(): unknown {
    return {
      items: templates.map(({ id, title, about, profile, languages }) => ({ id, title, about, profile, languages })),
    };
  }
}

/** Something made, as a file to be kept. */
function sent({ name, mediaType, bytes }: MadeFile): StreamableFile {
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: `attachment; filename="${name}"`,
    length: bytes.length,
  });
}
