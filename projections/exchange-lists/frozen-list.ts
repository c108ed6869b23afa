import {
  evaluate,
  isSharingStillConsented,
  judgedBy,
  recipientOf,
  toldTo,
  type Audience,
  type Profile,
  type Readiness,
} from '#readiness';
import {
  asFact,
  bounds,
  Id,
  Malformed,
  mayRead,
  readCasefile,
  WholeNumber,
  type ExchangeListFact,
  type FrozenEntry,
  type ListFrozen,
  type Reading,
} from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { Question } from '../question.js';
import { asOfThen } from './as-of-then.js';
import { entriesInPlace } from './entries-in-place.js';
import { listStateOf } from './exchange-lists.js';
import { readForList } from './lanes.js';
import { profileOf } from './profile-of-version.js';

/** A person of a frozen list, as far as the recipient is told of them, as the record stood when it was frozen. */
export interface ListedTold {
  readonly casefile: string;
  readonly audience: Audience;
  readonly reading: Reading;
  /** By the rules that the recipient can judge by from what it is told. */
  readonly readiness: Readiness;
  /** What the freeze fixed, by every rule of the profile: for those alone whom it may be told. */
  readonly frozen?: Omit<FrozenEntry, 'casefile'>;
}

/** A person of whom nothing is told. The id too is left out where it is erased, or closed to the one who asks. */
export interface ListedWithheld {
  readonly casefile?: string;
  readonly withheld: 'closed' | 'erased';
}

/** A frozen version of a list as its recipient is told it. */
export interface FrozenListAnswer {
  readonly list: string;
  readonly title?: string;
  readonly recipient?: string;
  readonly profile: Profile;
  readonly version: number;
  readonly frozenAt: string;
  readonly on: string;
  readonly position: string;
  readonly checksum: string;
  /** In the order in which they were named. */
  readonly entries: readonly (ListedTold | ListedWithheld)[];
}

/**
 * A frozen version of a list, to be handed over. The record may move on, and the answer stays: but what has been closed
 * or erased since is closed and erased here too.
 */
export class FrozenList extends Question<FrozenListAnswer> {
  @Id()
  list!: string;

  @WholeNumber({ optional: true, min: 1, about: 'Which frozen version; the latest by default' })
  version?: number;

  async answer(desk: Desk): Promise<FrozenListAnswer> {
    this.mustAskOfNoOtherTime();
    const stored = (await desk.store.readStream(`exchangelist-${this.list}`)).map(asFact);
    const facts = stored.filter(({ position }) => position <= desk.position) as ExchangeListFact[];
    const state = listStateOf(this.list, facts);
    if (state === undefined || !mayRead(this.clearance, state.protection)) throw new NotOnRecord('exchange list');
    const frozen = facts.findLast(
      (fact): fact is ListFrozen =>
        fact.type === 'ListFrozen' && (this.version === undefined || fact.data.version === this.version),
    );
    if (frozen === undefined) throw new NotOnRecord('frozen version of the list');
    const { version, on, position, checksum } = frozen.data;
    const profile = await profileOf(frozen.data, desk);
    const submission = bounds(state.plannedSubmission ?? null).latest ?? undefined;
    const entries = [];
    for (const entry of entriesInPlace(frozen, facts))
      entries.push(entry === undefined ? ERASED : await this.told(entry, { profile, submission, on, position, desk }));
    return {
      list: this.list,
      ...(state.title === undefined ? {} : { title: state.title }),
      ...(state.recipient === undefined ? {} : { recipient: state.recipient }),
      profile,
      version,
      frozenAt: frozen.recordedAt.toISOString(),
      on,
      position,
      checksum,
      entries,
    };
  }

  private mustAskOfNoOtherTime(): void {
    const asked = (['on', 'known'] as const).filter((field) => this[field] !== undefined);
    if (asked.length > 0)
      throw new Malformed(asked.map((field) => ({ field, message: 'is that of the freeze, and cannot be chosen' })));
  }

  private async told(
    { casefile, ...fixed }: FrozenEntry,
    { profile, submission, on, position: known, desk }: Freeze,
  ): Promise<ListedTold | ListedWithheld> {
    const now = await desk.caseRecord(casefile);
    const record = now === undefined ? undefined : asOfThen(known, now);
    const whole = record === undefined ? undefined : readCasefile(record, { on, known, clearance: 'sealed' });
    if (record === undefined || whole === undefined) return { withheld: 'closed' };
    if (whole.erased !== undefined) return { casefile, withheld: 'erased' };
    if (!mayRead(this.clearance, whole.protection)) return { withheld: 'closed' };
    const today = now && readCasefile(now, { on: desk.today, clearance: 'sealed' });
    const consented = isSharingStillConsented(whole, today, profile);
    const audience = recipientOf(profile, this.clearance, consented);
    const seen = readCasefile(record, { on, known, clearance: audience.level });
    if (seen === undefined) return { casefile, withheld: 'closed' };
    const reading = toldTo(audience, seen, whole, ...(today === undefined ? [] : [today]));
    const isOfTheTeam = audience.consented && mayRead(audience.level, 'team');
    return {
      casefile,
      audience,
      reading,
      readiness: evaluate(readForList(reading, this.list), judgedBy(audience, profile), submission),
      ...(isOfTheTeam ? { frozen: fixed } : {}),
    };
  }
}

const ERASED: ListedWithheld = { withheld: 'erased' };

interface Freeze {
  readonly profile: Profile;
  readonly submission: string | undefined;
  readonly on: string;
  readonly position: string;
  readonly desk: Desk;
}
