import { createHash } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConcurrencyConflict, EventIdReused, type EventStore, type Json } from '#event-store';
import { RecordCommand, Refused, type Asked, type Context, type Decider, type Fact, type NewFact, type Vocabulary } from '#record';
import { freshId, idForKey } from './ids.js';
import { IdempotencyKeyReused, RevisionConflict } from './problems.js';
import { Streams, type Folded, type Place } from './streams.js';
import { Turns } from './turns.js';

/** What stands on record after a request: where, and under which ids. */
export interface Recording {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
}

export interface RecorderOptions {
  readonly store: EventStore;
  readonly deciders: readonly Decider<unknown>[];
  readonly vocabulary: Vocabulary;
  readonly now?: () => Date;
  /** How many folded streams are kept in memory. */
  readonly keep?: number;
}

const MOST_ATTEMPTS = 16;

/** Reads a stream, folds it, decides and appends: the one way anything comes on record. It answers once that is on disk. */
@CommandHandler(RecordCommand)
export class Recorder implements ICommandHandler<RecordCommand, Recording> {
  private readonly streams: Streams;
  private readonly turns = new Turns();
  private readonly now: () => Date;

  constructor(private readonly options: RecorderOptions) {
    const deciders = new Map(options.deciders.map((decider) => [decider.category, decider]));
    this.streams = new Streams(options.store, deciders, options.keep ?? 10_000);
    this.now = options.now ?? (() => new Date());
  }

  /** @throws Refused, Malformed, RevisionConflict, IdempotencyKeyReused, and what the store throws */
  async execute(command: RecordCommand): Promise<Recording> {
    const { asked } = command;
    const at = this.now();
    const id = asked.key === undefined ? freshId(at) : idForKey(asked.scope ?? asked.by, asked.key);
    const stream = command.stream(id);
    const request = { command, asked, at, id, stream, digest: asked.key === undefined ? undefined : digestOf(command) };
    return this.turns.take(stream, async () => {
      const place = await this.record(request);
      return { id: command.answers(place.id), stream, revision: place.revision, position: place.position, eventId: place.id };
    });
  }

  private async record(request: Request): Promise<Place> {
    const involved = [request.stream, ...request.command.cites()];
    for (let attempt = 1; ; attempt++) {
      const remembered = involved.some((stream) => this.streams.has(stream));
      try {
        return await this.attempt(request);
      } catch (error) {
        for (const stream of involved) this.streams.forget(stream);
        const again =
          error instanceof ConcurrencyConflict
            ? attempt < MOST_ATTEMPTS
            : // Another process may have written since a stream was folded: a no is only final on what the store holds now.
              (error instanceof Refused || error instanceof RevisionConflict) && remembered && attempt === 1;
        if (!again) throw translated(error);
      }
    }
  }

  private async attempt({ command, asked, at, id, stream, digest }: Request): Promise<Place> {
    const before = await this.streams.get(stream);
    const earlier = before.keyed.get(id);
    if (earlier !== undefined) {
      if (earlier.digest !== digest) throw new IdempotencyKeyReused();
      return earlier;
    }
    const revision = before.last?.revision ?? -1;
    if (asked.revision !== undefined && asked.revision !== revision) throw new RevisionConflict(stream, revision);
    const context = await this.contextFor(command, asked, at, id);
    const decided = before.decider.decide(command, before.state, context);
    if (decided === undefined) return before.last ?? unreachable(stream);
    return this.append(stream, before, decided, context, digest);
  }

  private async append(stream: string, before: Folded, decided: NewFact, context: Context, digest?: string): Promise<Place> {
    const { id, by, at } = context;
    const expected = before.last === undefined ? 'no_stream' : BigInt(before.last.revision);
    const metadata = { by, ...(digest === undefined ? {} : { digest }) };
    // What a decision returns is made of checked fields, all of which JSON can say.
    const event = { id, type: decided.type, data: decided.data as unknown as Json, metadata };
    const { revision, position } = await this.options.store.append(stream, [event], { expected });
    // The stored time may be a moment later than this one; decisions only ever look at their own.
    const fact: Fact = { ...decided, id, stream, revision: Number(revision), position, recordedAt: at, recordedBy: by };
    return this.streams.append(before, fact, digest);
  }

  private async contextFor(command: RecordCommand, asked: Asked, at: Date, id: string): Promise<Context> {
    const cited = new Map<string, Folded>();
    for (const stream of command.cites()) cited.set(stream, await this.streams.get(stream));
    return {
      by: asked.by,
      roles: asked.roles,
      at,
      id,
      vocabulary: this.options.vocabulary,
      cited: <State>(_: Decider<State>, stream: string) => {
        const folded = cited.get(stream);
        // A stream's category determines its decider, and with it the type of its state.
        return folded?.last === undefined ? undefined : (folded.state as State);
      },
    };
  }
}

interface Request {
  readonly command: RecordCommand;
  readonly asked: Asked;
  readonly at: Date;
  readonly id: string;
  readonly stream: string;
  readonly digest: string | undefined;
}

function digestOf(command: RecordCommand): string {
  return createHash('sha256').update(`${command.constructor.name}\n${JSON.stringify(command)}`).digest('base64url');
}

function translated(error: unknown): unknown {
  if (error instanceof EventIdReused) return new IdempotencyKeyReused();
  if (error instanceof ConcurrencyConflict) return new RevisionConflict(error.stream, Number(error.actual));
  return error;
}

function unreachable(stream: string): never {
  throw new TypeError(`${stream} decided that something stands on record already, and it holds nothing`);
}
