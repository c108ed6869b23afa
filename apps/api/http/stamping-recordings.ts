import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';
import type { Recording } from '#recorder';
import { Metrics } from '../watching/metrics.js';
import { noteOf } from './route-note.js';

/** Puts the revision and the place of what was recorded into the answer's headers, and counts it. */
@Injectable()
export class StampingRecordings implements NestInterceptor<Recording, Recording> {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler<Recording>): Observable<Recording> {
    const opens = noteOf(context.getHandler())?.opens;
    return next.handle().pipe(
      tap(({ id, eventId, revision, stream }) => {
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        reply.header('etag', `"${revision}"`);
        reply.header('location', opens === undefined ? `/api/events/${eventId}` : `${opens}/${id}`);
        this.metrics.recorded(stream);
      }),
    );
  }
}
