import { CATEGORIES, CATEGORY_DEFINITION, isCustody, LIBERTY, LIFE, OneOf, PROCEDURE, WHEREABOUTS } from '#record';
import type { Desk } from '../desk.js';
import { perspectiveOf, Question } from '../question.js';
import { registered } from './registered.js';
import { heldAt } from './spans-at.js';
import type { StatusTables } from './tables.js';

/** A count, with what is counted, both times, and whether its parts add up. */
export interface CountAnswer {
  readonly definition: { readonly id: string; readonly version: number; readonly text: string };
  readonly by: string;
  readonly on: string;
  readonly known: string;
  readonly total: number;
  readonly parts: readonly { readonly key: string; readonly count: number }[];
  readonly sumsUp: boolean;
  readonly position: string;
}

const DEFINITIONS = {
  registered: {
    version: 1,
    text: 'Every person with a casefile open at the time of knowledge, whatever became of them; each person once.',
  },
  held: {
    version: 1,
    text: 'Every person in custody on the day: held by police, on remand, in a prison, colony, settlement colony or psychiatric institution, or held without status. House arrest and other restrictions are not counted.',
  },
} as const;

const PARTS = {
  category: CATEGORIES,
  liberty: LIBERTY,
  procedure: PROCEDURE,
  life: LIFE,
  whereabouts: WHEREABOUTS,
} as const;
type Facet = keyof typeof PARTS;

/** How many people, by a printed definition, on a day, as known at a time. */
export class Counts extends Question<CountAnswer> {
  @OneOf(Object.keys(DEFINITIONS), { optional: true, about: 'registered by default' })
  definition?: keyof typeof DEFINITIONS;

  @OneOf(Object.keys(PARTS), { optional: true, about: 'The facet its parts are made by; category by default' })
  by?: Facet;

  async answer(desk: Desk): Promise<CountAnswer> {
    const perspective = perspectiveOf(this, desk);
    const id = this.definition ?? 'registered';
    const by = this.by ?? 'category';
    const held = await this.parts(desk, by, id === 'held');
    const parts = PARTS[by].map((key) => ({ key, count: held.get(key) ?? 0 }));
    // Counted apart from its parts, or the sum check could not fail.
    const total = id === 'held' ? await this.total(desk) : await this.registered(desk);
    return {
      definition: { id, ...DEFINITIONS[id], text: textOf(id, by) },
      by,
      on: perspective.on,
      known: this.known ?? desk.position,
      total,
      parts,
      sumsUp: total === parts.reduce((sum, { count }) => sum + count, 0),
      position: desk.position,
    };
  }

  private async parts(desk: Desk, by: Facet, onlyHeld: boolean): Promise<Map<string, number>> {
    const perspective = perspectiveOf(this, desk);
    let spans = desk
      .rows<StatusTables>('current-status')
      .selectFrom('status_span')
      .where('facet', '=', by)
      .where(heldAt(perspective));
    if (onlyHeld) spans = spans.where('subject', 'in', this.inCustody(desk));
    const rows = await spans
      .groupBy('value')
      .select((eb) => ['value', eb.fn.countAll<number>().as('count')])
      .execute();
    return new Map(rows.map(({ value, count }) => [value, Number(count)]));
  }

  private inCustody(desk: Desk) {
    return desk
      .rows<StatusTables>('current-status')
      .selectFrom('status_span')
      .where('facet', '=', 'liberty')
      .where('value', 'in', LIBERTY.filter(isCustody))
      .where(heldAt(perspectiveOf(this, desk)))
      .select('subject');
  }

  private async total(desk: Desk): Promise<number> {
    return (await this.inCustody(desk).distinct().execute()).length;
  }

  private async registered(desk: Desk): Promise<number> {
    const { count } = await registered(desk, perspectiveOf(this, desk))
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}

function textOf(id: keyof typeof DEFINITIONS, by: Facet): string {
  const { text } = DEFINITIONS[id];
  return by === 'category'
    ? `${text} Parts by ${CATEGORY_DEFINITION.id} version ${CATEGORY_DEFINITION.version}: ${CATEGORY_DEFINITION.text}`
    : text;
}
