import { bounds, EdtfDate, Malformed, Text, WholeNumber, type Fact, type Perspective, type Protection } from '#record';
import type { Desk } from './desk.js';

/** Something asked of the record. Its fields are the query parameters; `Answer` is what comes back, as JSON has it. */
export abstract class Question<Answer> {
  @EdtfDate({ optional: true, about: 'What was true then; today by default' })
  on?: string;

  @Text({
    optional: true,
    max: 64,
    about: 'What the record held then: an RFC 3339 instant or a position; now by default',
  })
  known?: string;

  @Text({ optional: true, max: 64, about: 'A position from a recording: the answer waits until it includes it' })
  atLeast?: string;

  /** How far the one who asks may read. It is no query parameter. */
  clearance: Protection = 'public';

  /** Says how far the one who asks may read. */
  askedWith(clearance: Protection): this {
    Object.defineProperty(this, 'clearance', { value: clearance, enumerable: false });
    return this;
  }

  abstract answer(desk: Desk): Promise<Answer>;
}

/** A question answered in pages. */
export abstract class PagedQuestion<Item> extends Question<Page<Item>> {
  @WholeNumber({ optional: true, min: 1, max: 500, about: 'Items a page; 50 by default' })
  limit?: number;

  @Text({ optional: true, max: 500, about: 'Where the page before ended' })
  cursor?: string;

  protected get size(): number {
    return this.limit ?? 50;
  }
}

/** A page of items; `next` is the cursor of the page after it, null on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total?: number;
  readonly position: string;
}

/** Both axes of a question, worked out: a calendar day, and an instant or a position (the desk's own by default). */
export function perspectiveOf(question: Question<unknown>, desk: Pick<Desk, 'today' | 'position'>): Perspective {
  return {
    on: dayOf(question.on, desk.today),
    known: question.known === undefined ? desk.position : knownOf(question.known),
    clearance: question.clearance,
  };
}

/** Whether the record held a fact at the time of knowledge that is asked for. */
export function wasHeld({
  known,
}: Pick<Perspective, 'known'>): (fact: Pick<Fact, 'position' | 'recordedAt'>) => boolean {
  if (known === undefined) return () => true;
  return ({ position, recordedAt }) => (typeof known === 'string' ? position <= known : recordedAt <= known);
}

/** Whether the question is about today and now, so that the rows themselves answer it. */
export function isAboutNow({ on, known }: Question<unknown>, { today }: Pick<Desk, 'today'>): boolean {
  return known === undefined && (on === undefined || on === today);
}

function dayOf(on: string | undefined, today: string): string {
  if (on === undefined) return today;
  const { latest } = bounds(on);
  if (latest === null) throw new Malformed([{ field: 'on', message: 'must be a date with an end' }]);
  return latest;
}

function knownOf(known: string): Date | string {
  if (/^[\d/]+$/.test(known)) return positionOf(known, 'known');
  const instant = new Date(known);
  if (!/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(known) || Number.isNaN(instant.getTime()))
    throw new Malformed([{ field: 'known', message: 'must be an RFC 3339 instant with its offset, or a position' }]);
  return instant;
}

/** A position as the stores write it, from one that may have lost its leading zeros. @throws Malformed */
export function positionOf(text: string, field: string): string {
  if (!/^\d{1,19}(\/\d{1,19})?$/.test(text))
    throw new Malformed([{ field, message: 'must be a position that a recording answered with' }]);
  return text
    .split('/')
    .map((part) => part.padStart(19, '0'))
    .join('/');
}
