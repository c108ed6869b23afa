import { Controller, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotOnRecord } from '#projections';
import { LogProblem, parseTilePath } from '#transparency-log';
import { Open } from '../access/allow.js';
import { Serves } from '../http/routes.js';
import { LogKeeping } from '../log-keeping.js';

const TEXT = 'text/plain; charset=utf-8';
const FOREVER = 'public, max-age=31536000, immutable';
const NOT_AT_ALL = 'no-store';

/** The transparency log as published (c2sp.org/tlog-tiles): every byte of it is for everybody. */
@Controller('log')
export class Log {
  constructor(private readonly log: LogKeeping) {}

  @Serves('checkpoint', { about: 'The latest checkpoint, signed and cosigned', answer: 'Text' })
  @Open()
  async checkpoint(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(TEXT).header('cache-control', NOT_AT_ALL);
    return (await this.log.kept.checkpoint()) ?? missing('checkpoint; the first one comes with the first event');
  }

  @Serves('policy', { about: 'The key of the log and its witnesses (c2sp.org/tlog-policy)', answer: 'Text' })
  @Open()
  policy(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type(TEXT).header('cache-control', NOT_AT_ALL);
    return this.log.policy;
  }

  @Serves('proof/:id', { about: 'The proof that an event is in the log (c2sp.org/tlog-proof)', answer: 'Text' })
  @Open()
  async proof(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(TEXT).header('cache-control', NOT_AT_ALL);
    return (await this.log.kept.proofOf(id)) ?? missing('proof; an event has one a moment after it is recorded');
  }

  @Serves('tile/*', { about: 'A tile of hashes, or a bundle of entries (c2sp.org/tlog-tiles)', answer: 'Content' })
  @Open()
  async tile(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const bytes = await this.log.kept.tile(pathIn(request));
    if (bytes === undefined) return missing('tile');
    void reply.header('cache-control', FOREVER);
    return new StreamableFile(bytes, { type: 'application/octet-stream', length: bytes.length });
  }
}

/** Only paths that the standard writes lead to a file. */
function pathIn({ url }: FastifyRequest): string {
  const path = url.replace(/^\/log\//, '').replace(/\?.*$/, '');
  try {
    parseTilePath(path);
    return path;
  } catch (error) {
    if (!(error instanceof LogProblem)) throw error;
    return missing('tile');
  }
}

function missing(what: string): never {
  throw new NotOnRecord(what);
}
