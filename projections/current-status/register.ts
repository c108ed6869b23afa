import type { ExpressionBuilder } from 'kysely';
import { CATEGORIES, Id, LIBERTY, nameWords, OneOf, rankOf, readCasefile, Text, type Perspective } from '#record';
import { cursorOf, cursorParts } from '../cursor.js';
import type { Desk } from '../desk.js';
import { isAboutNow, PagedQuestion, perspectiveOf, type Page } from '../question.js';
import { registered } from './registered.js';
import { heldAt } from './spans-at.js';
import { lastConfirmedIn, statusIn, statusOn, type StatusAnswer } from './status.js';
import type { StatusTables } from './tables.js';

/** One line of the register. */
export type RegisterEntry = Pick<StatusAnswer, 'id' | 'names' | 'status' | 'groups'> & {
  readonly lastConfirmed: string | null;
  readonly conflicts: number;
  readonly checks: number;
};

const SORTS = { name: 'sort_name', 'last-confirmed': 'last_confirmed', recorded: 'known_from' } as const;
type Sort = keyof typeof SORTS;

/** Who is in the register, by name, facet or group, on any day, as known at any time. */
export class Register extends PagedQuestion<RegisterEntry> {
  @Text({ optional: true, max: 200, about: 'Words of a name, in any spelling and script on record' })
  q?: string;

  @OneOf(LIBERTY, { optional: true })
  liberty?: (typeof LIBERTY)[number];

  @OneOf(CATEGORIES, { optional: true })
  category?: (typeof CATEGORIES)[number];

  @Id({ optional: true, about: 'A group of co-defendants' })
  group?: string;

  @OneOf(Object.keys(SORTS), { optional: true })
  sort?: Sort;

  async answer(desk: Desk): Promise<Page<RegisterEntry>> {
    const perspective = perspectiveOf(this, desk);
    const after = cursorParts(this.cursor, 2);
    const column = SORTS[this.sort ?? 'name'];
    const found = this.matching(desk, perspective);
    const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    let page = found
      .select((eb) => [
        'status.subject',
        'status.answer',
        'status.fresh_until',
        eb.fn.coalesce(column, eb.val('')).as('key'),
      ])
      .orderBy('key')
      .orderBy('status.subject')
      .limit(this.size + 1);
    if (after !== undefined)
      page = page.where((eb) =>
        eb(
          eb.refTuple(eb.fn.coalesce(column, eb.val('')), 'status.subject'),
          '>',
          eb.tuple(after[0] ?? '', after[1] ?? ''),
        ),
      );
    const rows = await page.execute();
    const shown = rows.slice(0, this.size);
    const last = rows.length > this.size ? shown.at(-1) : undefined;
    const items = await Promise.all(shown.map((row) => this.entry(row, desk, perspective)));
    return {
      items: items.filter((item) => item !== undefined),
      next: last === undefined ? null : cursorOf(String(last.key), last.subject),
      total: Number(total),
      position: desk.position,
    };
  }

  private matching(desk: Desk, perspective: Perspective) {
    const rank = rankOf(perspective.clearance);
    let found = registered(desk, perspective);
    for (const word of nameWords(this.q ?? ''))
      found = found.where((eb) =>
        eb.exists(
          eb
            .selectFrom('status_word')
            .select('status_word.word')
            .whereRef('status_word.subject', '=', 'status.subject')
            .where('status_word.rank_from', '<=', rank)
            // A range finds the words that begin so, and uses the index in every database.
            .where('status_word.word', '>=', word)
            .where('status_word.word', '<', `${word}\u{10ffff}`),
        ),
      );
    const { group } = this;
    if (group !== undefined)
      found = found.where((eb) =>
        eb.exists(
          eb
            .selectFrom('status_group')
            .select('status_group.member_of')
            .whereRef('status_group.subject', '=', 'status.subject')
            .where('status_group.member_of', '=', group)
            .where('status_group.from_day', '<=', perspective.on)
            .where(knownBy(perspective)),
        ),
      );
    for (const facet of ['liberty', 'category'] as const) {
      const value = this[facet];
      if (value === undefined) continue;
      found = found.where((eb) =>
        eb.exists(
          eb
            .selectFrom('status_span')
            .select('status_span.value')
            .whereRef('status_span.subject', '=', 'status.subject')
            .where('status_span.facet', '=', facet)
            .where('status_span.value', '=', value)
            .where(heldAt(perspective)),
        ),
      );
    }
    return found;
  }

  private async entry(
    row: { subject: string; answer: string; fresh_until: string | null },
    desk: Desk,
    perspective: Perspective,
  ): Promise<RegisterEntry | undefined> {
    const fresh = isAboutNow(this, desk) && (row.fresh_until === null || row.fresh_until > desk.today);
    if (fresh) return entryOf(statusOn(JSON.parse(row.answer) as StatusAnswer, desk.today));
    const record = await desk.caseRecord(row.subject);
    const reading = record === undefined ? undefined : readCasefile(record, perspective);
    return reading === undefined ? undefined : entryOf(statusIn(reading));
  }
}

function entryOf({ id, names, status, groups, checks }: Omit<StatusAnswer, 'position'>): RegisterEntry {
  return {
    id,
    names,
    status,
    groups,
    lastConfirmed: lastConfirmedIn(status),
    conflicts: checks.filter(({ code }) => code === 'accounts-in-conflict').length,
    checks: checks.length,
  };
}

/** The condition that a placement in a group was known then. */
function knownBy({ known = '' }: Perspective) {
  return (eb: ExpressionBuilder<StatusTables, 'status_group'>) =>
    typeof known === 'string'
      ? eb('status_group.known_from', '<=', known)
      : eb('status_group.known_from_at', '<=', known.getTime());
}
