import { DECOY } from '#transparency-log';
import { digestsIn, type ErasedDigests } from './erased-digests.js';
import { DIGEST_LENGTH, nameOfLeaf, type Leaves } from './leaves.js';
import type { ReadOpening } from './opening.js';
import { OPENINGS, type OpeningsInOrder } from './steps/openings.js';
import type { AccountingTable, VerdictInWriting } from './verdict.js';

const SHA256 = /^[0-9a-f]{64}$/;

/** Accounts for every digest of every leaf: opened, decoy, erased, or none of these. */
export class Accounting {
  /** The documents that opened fields cite, by their SHA-256. */
  readonly documents = new Set<string>();
  private leaves = 0;
  private digests = 0;
  private opened = 0;
  private decoys = 0;
  private erased = 0;
  private rest = 0;

  constructor(
    private readonly openings: OpeningsInOrder,
    private readonly erasedDigests: ErasedDigests,
    private readonly restIs: AccountingTable['restIs'],
    private readonly verdict: VerdictInWriting,
  ) {}

  async take(leaves: Leaves): Promise<void> {
    let from = 0;
    for (let at = 0; at < leaves.count; at += 1) {
      const seq = leaves.first + at;
      const width = leaves.widths[at] ?? 0;
      const openings = this.openings.nextLeaf <= seq ? await this.openings.at(seq) : [];
      this.account(leaves, at, leaves.digests.slice(from, from + width * DIGEST_LENGTH), openings);
      from += width * DIGEST_LENGTH;
    }
  }

  async finished(): Promise<void> {
    await this.openings.finished();
    const { leaves, digests, opened, decoys, erased, rest, restIs } = this;
    this.verdict.account({ leaves, digests, opened, decoys, erased, rest, restIs });
    const parts = `${opened} can be read, ${decoys} are decoys, ${erased} were erased, ${rest} are ${restIs}`;
    this.verdict.check(`Every digest (${digests} in ${leaves} leaves) was accounted for: ${parts}.`);
  }

  private account(leaves: Leaves, at: number, digests: string, openings: readonly ReadOpening[]): void {
    const seq = leaves.first + at;
    const open = new Map(openings.map((opening) => [opening.digest, opening]));
    let [rest, readable, found] = [0, 0, 0];
    for (let from = 0; from < digests.length; from += DIGEST_LENGTH) {
      const isOpenOrErased = open.size > 0 || this.erasedDigests.size > 0;
      const digest = isOpenOrErased ? digests.slice(from, from + DIGEST_LENGTH) : '';
      const opening = open.get(digest);
      const isErased = (this.erasedDigests.get(digest) ?? -1) > seq;
      if (opening !== undefined) {
        found += 1;
        readable += isErased ? 1 : 0;
        this.takeOpened(opening);
      } else if (isErased) this.erased += 1;
      else rest += 1;
    }
    this.leaves += 1;
    this.digests += digests.length / DIGEST_LENGTH;
    this.rest += rest;
    this.findWhatIsWrong(leaves, at, { rest, readable, stray: openings.length - found });
    this.checkTombstone(leaves, at, openings);
  }

  private takeOpened({ name, value }: ReadOpening): void {
    if (name === DECOY) this.decoys += 1;
    else this.opened += 1;
    for (const document of documentsIn({ [name.replace(/^.*\./, '')]: value })) this.documents.add(document);
  }

  private findWhatIsWrong(
    leaves: Leaves,
    at: number,
    { rest, readable, stray }: Readonly<Record<'rest' | 'readable' | 'stray', number>>,
  ): void {
    const name = () => nameOfLeaf(leaves, at);
    if (stray > 0) {
      const message = `${name()}: ${stray} of its openings in ${OPENINGS} open none of its digests, or one twice.`;
      this.verdict.find('opening-of-nothing', message);
    }
    if (readable > 0) {
      const message = `${name()}: ${readable} of its digests are erased by a tombstone, and can still be opened.`;
      this.verdict.find('erased-but-readable', message);
    }
    if (rest > 0 && this.restIs === 'withheld') {
      const message = `${name()}: ${rest} of its digests are neither opened nor erased. Something is withheld.`;
      this.verdict.find('withheld', message);
    }
  }

  private checkTombstone(leaves: Leaves, at: number, openings: readonly ReadOpening[]): void {
    if (leaves.tombstones.length === 0) return;
    const tombstone = leaves.tombstones.find(({ seq }) => seq === leaves.first + at);
    const list = openings.find(({ digest }) => digest === tombstone?.commitment);
    if (tombstone === undefined || (list === undefined && this.restIs === 'not disclosed')) return;
    const count = list && digestsIn(list)?.length;
    if (count === tombstone.count) return;
    const says = count === undefined ? 'does not list' : `lists ${count} digests, not`;
    const message = `${nameOfLeaf(leaves, at)} is a tombstone over ${tombstone.count} digests, and ${says} those it erased.`;
    this.verdict.find('wrong-tombstone', message);
  }
}

/** The hashes that stand in a value as a `document`, or as the `sha256` of one that was captured. */
function documentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    (name === 'document' || name === 'sha256') && typeof inner === 'string' && SHA256.test(inner)
      ? [inner]
      : documentsIn(inner),
  );
}
