import { makeBundle, type BundleProgress, type BundleSummary, type Seen, type Visible } from '#audit';
import type { Evidence } from '#evidence';
import type { EventStore, Json } from '#event-store';
import { EventAsRecorded, Events, NotOnRecord, type EventAnswer, type Page, type Reader } from '#projections';
import { read, type Protection } from '#record';
import type { KeyStore } from '#sealing';
import type { LogKeeping } from './log-keeping.js';

/** What bundles are made from. */
export interface AuditingParts {
  readonly log: LogKeeping;
  readonly beneath: EventStore;
  readonly keys: KeyStore;
  readonly evidence: Evidence;
  readonly reader: Reader;
  readonly streamsOf: (casefile: string) => readonly string[];
  readonly now?: () => Date;
}

/** A bundle that somebody asks for. */
export interface BundleAsked {
  readonly out: string;
  /** Everything; what is public; or one casefile, as a clearance sees it. */
  readonly kind: 'full' | 'public' | { readonly casefile: string; readonly clearance: Protection };
  readonly verifyHtml: Uint8Array;
  readonly onProgress?: (progress: BundleProgress) => void;
}

/** Makes bundles with which others can check the record without us. */
export class Auditing {
  constructor(private readonly parts: AuditingParts) {}

  /**
   * @throws BundleProblem, which names the event, when a row of the store is not what the log says; LogProblem `log-forked`;
   * NotOnRecord when the casefile is not for that clearance
   */
  async bundle({ kind, ...asked }: BundleAsked): Promise<BundleSummary> {
    const { log, beneath: store, keys, evidence, now = () => new Date() } = this.parts;
    await log.sequence();
    const common = { ...asked, log: log.kept, policy: log.policy, store, keys, evidence, madeAt: now() };
    if (kind === 'full') return makeBundle({ ...common, kind });
    if (kind === 'public') return makeBundle({ ...common, kind, visible: this.seenAt('public') });
    const { casefile: id, clearance } = kind;
    const streams = await this.streamsAbout(id, clearance);
    const visible = only(id, this.seenAt(clearance));
    return makeBundle({ ...common, kind: 'casefile', casefile: { id, streams }, visible });
  }

  /** The casefile's own stream, and others in which the clearance sees something about the person: that is told by a stream, too. */
  private async streamsAbout(casefile: string, clearance: Protection): Promise<string[]> {
    const own = `casefile-${casefile}`;
    const streams: string[] = [];
    for (const stream of [own, ...this.parts.streamsOf(casefile)])
      for await (const { data } of this.answers(clearance, { stream })) {
        if (stream !== own && !isAbout(casefile, data)) continue;
        streams.push(stream);
        break;
      }
    if (streams[0] !== own) throw new NotOnRecord('casefile');
    return streams;
  }

  /** What a clearance sees of events: of all in one go, as they are asked for in the order of the log; then of single ones. */
  private seenAt(clearance: Protection): Visible {
    const answers = this.answers(clearance);
    let next: IteratorResult<EventAnswer, undefined> | undefined;
    let reached = '';
    return async ({ id, position }) => {
      if (position <= reached) return this.seenAlone(id, clearance);
      reached = position;
      for (;;) {
        next ??= await answers.next();
        if (next.done === true || next.value.position > position) return undefined;
        const { value } = next;
        next = undefined;
        if (value.id === id) return seenIn(value);
      }
    };
  }

  private async seenAlone(event: string, clearance: Protection): Promise<Seen | undefined> {
    try {
      const question = read(EventAsRecorded, { event }).askedWith(clearance);
      return seenIn((await this.parts.reader.execute(question)) as EventAnswer);
    } catch (error) {
      if (error instanceof NotOnRecord) return undefined;
      throw error;
    }
  }

  private async *answers(
    clearance: Protection,
    of: { readonly stream?: string } = {},
  ): AsyncGenerator<EventAnswer, undefined> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const question = read(Events, { limit: 500, ...of, ...(cursor === undefined ? {} : { cursor }) });
      const page = (await this.parts.reader.execute(question.askedWith(clearance))) as Page<EventAnswer>;
      yield* page.items;
      cursor = page.next;
    }
  }
}

/** The data as it was recorded, of which the sources are a part. */
export function seenIn({ type, data, sources }: EventAnswer): { readonly type: string; readonly data: Json } {
  // What the reader sees is JSON, as all answers are.
  return { type, data: { ...data, ...(sources.length === 0 ? {} : { sources }) } as unknown as Json };
}

/** What is seen of one person: lists, groups and pledges tell of others in the same streams. */
function only(casefile: string, visible: Visible): Visible {
  return async (event) => {
    const seen = await visible(event);
    const { casefile: about = casefile, entries, ...rest } = (seen?.data ?? {}) as Related;
    if (seen === undefined || about !== casefile) return undefined;
    if (entries === undefined) return seen;
    return { ...seen, data: { ...rest, entries: entries.filter((entry) => isAbout(casefile, entry)) } };
  };
}

interface Related {
  readonly casefile?: string;
  /** Of a frozen list. */
  readonly entries?: readonly { readonly casefile: string }[];
}

function isAbout(casefile: string, data: object): boolean {
  return 'casefile' in data && data.casefile === casefile;
}
