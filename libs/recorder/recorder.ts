import type { KeyObject } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConcurrencyConflict, EventIdReused, NewlyRecorded, type EventStore, type Json } from '#event-store';
import {
  asFact,
  RecordCommand,
  Refused,
  type Asked,
  type Context,
  type Decider,
  type Fact,
  type NewFact,
  type Vocabulary,
} from '#record';
import { digestOf } from './digest.js';
import { SubjectErased } from '#sealing';
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

/** What a recorder works with. */
export interface RecorderOptions {
  readonly store: EventStore;
  readonly deciders: readonly Decider<unknown>[];
  readonly vocabulary: Vocabulary;
  readonly now?: () => Date;
  /** How many folded streams are kept in memory. */
  readonly keep?: number;
  /** Hides what the ids of keyed requests were made of. */
  readonly secret?: KeyObject;
}

const MOST_ATTEMPTS = 16;

/** In milliseconds. Pauses grow and are never the same: whoever loses to another process does not go on losing in step with it. */
const LONGEST_PAUSE = 50;

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

  /** The same recorder over another store, such as one that is thrown away. */
  over(store: EventStore): Recorder {
    return new Recorder({ ...this.options, store });
  }

  /** The id of the event that a key has always given, or would give. */
  idFor(scope: string, key: string): string {
    return idForKey(scope, key, this.options.secret);
  }

  /** @throws Refused, Malformed, RevisionConflict, IdempotencyKeyReused, and what the store throws */
  async execute(command: RecordCommand): Promise<Recording> {
    const { asked } = command;
    const at = this.now();
    const id = asked.key === undefined ? freshId(at) : this.idFor(asked.scope ?? asked.by, asked.key);
    const stream = command.stream(id);
    const request = {
      command,
      cites: command.cites(),
      asked,
      at,
      id,
      stream,
      digest: asked.key === undefined ? undefined : digestOf(command),
    };
    const place = await this.turns.take(stream, () => this.record(request));
    return {
      id: command.answers(place.id),
      stream,
      revision: place.revision,
      position: place.position,
      eventId: place.id,
    };
  }

  /** Folds every stream anew from here on: what the store says of earlier events has changed, as after an erasure. */
  forget(): void {
    this.streams.forgetAll();
  }

  private async record(request: Request): Promise<Place> {
    for (let attempt = 1; ; attempt++) {
      const remembered = this.streams.has(request.stream) || request.cites.some((stream) => this.streams.has(stream));
      try {
        return await this.attempt(request);
      } catch (error) {
        for (const stream of [request.stream, ...request.cites]) this.streams.forget(stream);
        const again =
          error instanceof ConcurrencyConflict
            ? attempt < MOST_ATTEMPTS
            : // Another process may have written since a stream was folded: a no is only final on what the store holds now.
              (error instanceof Refused || error instanceof RevisionConflict) && remembered && attempt === 1;
        if (!again) throw translated(error);
        if (attempt > 1) await pause(Math.random() * Math.min(LONGEST_PAUSE, 2 ** attempt));
      }
    }
  }

  private async attempt(request: Request): Promise<Place> {
    const { command, asked, id, stream, cites, digest } = request;
    // What is in memory is not waited for: every wait is a turn of the queue of promises.
    const kept = this.streams.get(stream);
    const before = kept instanceof Promise ? await kept : kept;
    const earlier = digest === undefined ? undefined : before.keyed.get(id);
    if (earlier !== undefined) {
      if (earlier.digest !== digest) throw new IdempotencyKeyReused();
      return earlier;
    }
    const revision = before.last?.revision ?? -1;
    if (asked.revision !== undefined && asked.revision !== revision) throw new RevisionConflict(stream, revision);
    const cited = new Map<string, Folded>();
    for (const name of cites) {
      // No append would tell that a cited stream has moved on, so a yes is only given on what the store holds of it now.
      const current = this.streams.upToDate(name);
      cited.set(name, current instanceof Promise ? await current : current);
    }
    const decided = before.decider.decide(command, before.state, this.contextFor(request, cited));
    if (decided !== undefined) return this.append(request, before, decided);
    const standing = before.last ?? unreachable(stream);
    // Nothing is appended that could tell whether the stream has moved on.
    const { last } = await this.streams.upToDate(stream);
    return last?.revision === standing.revision ? standing : this.attempt(request);
  }

  private async append({ asked, at, id, stream, digest }: Request, before: Folded, decided: NewFact): Promise<Place> {
    const { by } = asked;
    const { type, data } = decided;
    const expected = before.last === undefined ? 'no_stream' : BigInt(before.last.revision);
    const metadata = digest === undefined ? { by } : { by, digest };
    // What a decision returns is made of checked fields, all of which JSON can say.
    const event = { id, type, data: data as unknown as Json, metadata };
    const result = await this.options.store.append(stream, [event], { expected });
    if (digest !== undefined && !(result instanceof NewlyRecorded))
      return this.streams.append(before, await this.asRecorded(stream, result.revision, digest), digest);
    const { position } = result;
    const revision = Number(result.revision);
    // The stored time may be a moment later than this one; decisions only ever look at their own.
    const fact = { type, data, id, stream, revision, position, recordedAt: at, recordedBy: by };
    return this.streams.append(before, fact, digest);
  }

  /** A store answers to an id it has as it did the first time: another process may have used the key, and for something else. */
  private async asRecorded(stream: string, revision: bigint, digest: string): Promise<Fact> {
    const [recorded] = await this.options.store.readStream(stream, { from: revision, limit: 1 });
    if (recorded?.metadata['digest'] !== digest) throw new IdempotencyKeyReused();
    return asFact(recorded);
  }

  private contextFor({ asked, at, id }: Request, cited: ReadonlyMap<string, Folded>): Context {
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
  readonly cites: readonly string[];
  readonly asked: Asked;
  readonly at: Date;
  readonly id: string;
  readonly stream: string;
  readonly digest: string | undefined;
}

function translated(error: unknown): unknown {
  if (error instanceof EventIdReused) return new IdempotencyKeyReused();
  if (error instanceof SubjectErased) return new Refused('casefile-erased', `${error.message}.`);
  if (error instanceof ConcurrencyConflict)
    return new RevisionConflict(error.stream, error.actual === 'no_stream' ? -1 : Number(error.actual));
  return error;
}

function unreachable(stream: string): never {
  throw new TypeError(`${stream} decided that something stands on record already, and it holds nothing`);
}
