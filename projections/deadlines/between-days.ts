import { addDays, bounds, EdtfDate, Malformed, OneOf, rankOf, readCasefile } from '#record';
import type { Desk } from '../desk.js';
import { isAboutNow, perspectiveOf, Question } from '../question.js';
import { asOf, DEADLINE_KINDS, matterOf, type Deadline, type DeadlineKind } from './deadline.js';
import type { DeadlineTables, SeenKept } from './deadlines.js';
import { GOING_STALE, goingStale } from './going-stale.js';
import type { ListDeadlineTables } from './list-deadlines.js';
import { seenBy } from './seen.js';

/** Days back and ahead that are answered unless others are asked for: two months of what was missed, a year of what comes. */
const [BACK, AHEAD] = [60, 400];

interface Days {
  readonly from: string;
  readonly until: string;
}

/** Something asked about the deadlines of some days, as they stand today. */
export abstract class DeadlinesBetween<Answer> extends Question<Answer> {
  @EdtfDate({ optional: true, about: `From this day on; ${BACK} days ago by default` })
  from?: string;

  @EdtfDate({ optional: true, about: `Up to this day; ${AHEAD} days ahead by default` })
  until?: string;

  @OneOf(DEADLINE_KINDS, { optional: true, about: 'Only deadlines of this kind' })
  kind?: DeadlineKind;

  /** In order of their days. @throws Malformed when another day or an older record is asked about */
  protected async found(desk: Desk): Promise<Deadline[]> {
    this.mustBeAboutNow(desk);
    const days = this.days(desk);
    const found = [...(await this.ofPeople(desk, days)), ...(await this.ofLists(desk, days))];
    return found
      .filter(({ day, kind }) => day >= days.from && day <= days.until && this.wants(kind))
      .map((deadline) => ({ at: placeOf(deadline).join(' '), deadline: asOf(desk.today, deadline) }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ deadline }) => deadline);
  }

  private mustBeAboutNow(desk: Desk): void {
    if (isAboutNow(this, desk)) return;
    const field = this.known === undefined ? 'on' : 'known';
    throw new Malformed([
      { field, message: 'is not taken here: deadlines are about today, and from and until say which' },
    ]);
  }

  private days({ today }: Desk): Days {
    const from = this.from === undefined ? addDays(today, -BACK) : (bounds(this.from).earliest ?? '');
    const until = this.until === undefined ? addDays(today, AHEAD) : (bounds(this.until).latest ?? END_OF_TIME);
    if (until < from) throw new Malformed([{ field: 'until', message: 'must not be before from' }]);
    return { from, until };
  }

  private wants(kind: DeadlineKind): boolean {
    return this.kind === undefined || this.kind === kind;
  }

  private async ofPeople(desk: Desk, { from, until }: Days): Promise<Deadline[]> {
    const rank = rankOf(this.clearance);
    const rows = await desk
      .rows<DeadlineTables>('deadlines')
      .selectFrom('deadline')
      .where('rank_from', '<=', rank)
      .where('rank_to', '>=', rank)
      .where((eb) =>
        eb.or([
          eb.and([eb('last_day', '>=', from), eb('first_day', '<=', until)]),
          eb('listed', '=', 1),
          eb('fresh_until', '<=', desk.today),
        ]),
      )
      .select(['subject', 'listed', 'fresh_until', 'answer'])
      .execute();
    const found: Deadline[] = [];
    for (const row of rows)
      for (const deadline of await this.ofPerson(desk, row)) found.push({ ...deadline, casefile: row.subject });
    return found;
  }

  /** What the row holds where it is fresh, else what a reading says; of evidence that goes stale only a reading tells. */
  private async ofPerson(
    desk: Desk,
    { subject, listed, fresh_until, answer }: DeadlineRow,
  ): Promise<readonly Deadline[]> {
    const kept = fresh_until === null || fresh_until > desk.today ? (JSON.parse(answer) as SeenKept) : undefined;
    const asksForEvidence = [...GOING_STALE].some((kind) => this.wants(kind));
    if (kept !== undefined && !(asksForEvidence && listed === 1)) return kept.deadlines;
    const perspective = perspectiveOf(this, desk);
    const record = await desk.caseRecord(subject);
    const reading = record === undefined ? undefined : readCasefile(record, perspective);
    if (record === undefined || reading === undefined || reading.erased !== undefined) return [];
    const { deadlines, profiles } = kept ?? seenBy(record, reading, perspective, null);
    if (!asksForEvidence) return deadlines;
    const found = [...deadlines];
    for (const id of profiles) {
      // By a profile that there is not, nothing goes stale.
      const profile = await desk.profile(id);
      if (profile !== undefined) found.push(...goingStale(reading, profile));
    }
    return found;
  }

  private async ofLists(desk: Desk, { from, until }: Days): Promise<Deadline[]> {
    const rank = rankOf(this.clearance);
    const rows = await desk
      .rows<ListDeadlineTables>('list-deadlines')
      .selectFrom('list_deadline')
      .where('rank_from', '<=', rank)
      .where('rank_to', '>=', rank)
      .where('day', '>=', from)
      .where('day', '<=', until)
      .select(['subject', 'day'])
      .execute();
    return rows.map(({ subject, day }) => ({ kind: 'submission-planned', day, list: subject }));
  }
}

type DeadlineRow = Pick<DeadlineTables['deadline'], 'subject' | 'listed' | 'fresh_until' | 'answer'>;

const END_OF_TIME = '~';

/** Where a deadline stands among the others. */
export function placeOf(deadline: Deadline): [day: string, matter: string] {
  return [deadline.day, matterOf(deadline)];
}
