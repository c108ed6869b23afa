import type { EventStore } from '#event-store';
import { asFact, PROTECTIONS, streamCategoryOf, type CaseRecord, type Fact } from '#record';
import type { CaseIndex } from './case-index.js';

/** Gathers everything on record about a person: the casefile's stream and those that name it. */
export class CaseRecords {
  constructor(
    private readonly store: EventStore,
    private readonly index: CaseIndex,
  ) {}

  /** Undefined when no casefile has that id. */
  async of(casefile: string): Promise<CaseRecord | undefined> {
    const facts = await this.facts(`casefile-${casefile}`);
    if (facts.length === 0) return undefined;
    const related = new Map<string, Fact[][]>();
    for (const stream of this.index.streamsOf(casefile)) {
      const category = streamCategoryOf(stream);
      const known = related.get(category) ?? [];
      known.push(await this.facts(stream));
      related.set(category, known);
    }
    return {
      id: casefile,
      facts,
      pledges: related.get('pledge') ?? [],
      lists: related.get('exchangelist') ?? [],
      groups: related.get('casegroup') ?? [],
      namesakes: this.index
        .namesakesOf(casefile)
        .map((other) => ({ casefile: other.casefile, protection: PROTECTIONS[other.rank] ?? 'sealed' })),
    };
  }

  /** The facts of one stream, in order. */
  async facts(stream: string): Promise<Fact[]> {
    return (await this.store.readStream(stream)).map(asFact);
  }
}
