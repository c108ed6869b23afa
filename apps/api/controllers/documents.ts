import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Evidence } from '#evidence';
import { DocumentRecord, NotOnRecord, type DocumentAnswer } from '#projections';
import { CaptureDocument, read } from '#record';
import { Allow, AllowReaders } from '../access/allow.js';
import type { Caller } from '../access/tokens.js';
import { receiveDocument } from '../http/captured.js';
import { isMediaType } from '../sent-document.js';
import { askedIn } from '../http/conditions.js';
import { Answers, Records } from '../http/routes.js';
import { Asking, Sent } from '../http/sent.js';

/** Captured sources, each under the hash of its bytes. */
@Controller('api/documents')
export class Documents {
  constructor(
    private readonly commands: CommandBus,
    private readonly questions: QueryBus,
    private readonly evidence: Evidence,
  ) {}

  @Records('', CaptureDocument, {
    about: 'Capture a source: a file with its fields, or its text or base64 in JSON',
    opens: '/api/documents',
  })
  @Allow('monitor', 'advocate')
  async capture(@Req() request: FastifyRequest, @Asking() caller: Caller): Promise<unknown> {
    const asked = askedIn(request.headers, caller);
    // The bytes are on disk before the record says that it has them.
    const command = read(CaptureDocument, await receiveDocument(request, this.evidence));
    return this.commands.execute(command.askedBy(asked));
  }

  @Answers(':sha256', DocumentRecord, { about: 'What is on record about a source', answer: 'Document' })
  @AllowReaders()
  one(@Sent() question: DocumentRecord): Promise<unknown> {
    return this.questions.execute(question);
  }

  @Answers(':sha256/content', DocumentRecord, { about: 'The bytes of a source, as captured', answer: 'Content' })
  @AllowReaders()
  async content(
    @Sent() question: DocumentRecord,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { sha256, mediaType } = (await this.questions.execute(question)) as DocumentAnswer;
    const length = await this.evidence.sizeOf(sha256);
    if (length === undefined) throw new NotOnRecord('document');
    // Whatever a captured page holds, it is never run here.
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    return new StreamableFile(this.evidence.read(sha256), {
      type: isMediaType(mediaType) ? mediaType : 'application/octet-stream',
      disposition: `attachment; filename="${sha256}"`,
      length,
    });
  }
}
