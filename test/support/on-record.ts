import type { CaseRecord, Fact, Protection } from '#record';
import { CASEFILE, opened, type Unstamped } from './casefile-facts.js';
import type { Elsewhere } from './facts-elsewhere.js';

export {
  adjudicated,
  CASEFILE,
  claim,
  corrected,
  digest,
  disputed,
  fact,
  matched,
  opened,
  retracted,
  reviewed,
  separated,
  source,
  waived,
  type Stamp,
  type Unstamped,
} from './casefile-facts.js';
export { grouped, listed, namesake, type Elsewhere } from './facts-elsewhere.js';

/** What a case record is made of. */
export type OnRecord = Unstamped | Elsewhere;

const MONITOR = 'monitor';
const FIRST_RECORDED = Date.parse('2026-08-31T09:00:00Z');

/** All that is on record about one person, in the order given: recorded a minute apart unless it says otherwise. */
export function onRecord(...events: readonly OnRecord[]): CaseRecord {
  const first = events.find((event) => 'type' in event);
  const whole = first?.type === 'CasefileOpened' ? events : [opened(), ...events];
  const facts: Fact[] = [];
  const [pledges, lists, groups]: [Fact[][], Fact[][], Fact[][]] = [[], [], []];
  const namesakes: { casefile: string; protection: Protection }[] = [];
  let count = 0;
  const stamped = (stream: string, event: Unstamped, revision: number): Fact =>
    inPlace(stream, event, revision, ++count);
  const streamOf = (category: string, all: Fact[][], stream: readonly Unstamped[]) =>
    all.push(stream.map((event, revision) => stamped(`${category}-${uuid(1000 + all.length)}`, event, revision)));
  for (const event of whole) {
    if ('type' in event) facts.push(stamped(`casefile-${CASEFILE}`, event, facts.length));
    else if ('namesake' in event) namesakes.push({ casefile: event.namesake, protection: event.protection });
    else if ('lists' in event) streamOf('exchangelist', lists, event.lists);
    else if ('groups' in event) streamOf('casegroup', groups, event.groups);
    else streamOf('pledge', pledges, event.pledges);
  }
  return { id: CASEFILE, facts, pledges, lists, groups, namesakes };
}

/** The facts of one stream. */
export function inStream(stream: string, ...events: readonly Unstamped[]): Fact[] {
  return events.map((event, revision) => inPlace(stream, event, revision, revision + 1));
}

function inPlace(stream: string, { type, data, by, recordedAt, id }: Unstamped, revision: number, count: number): Fact {
  const named = id ?? uuid(count);
  return {
    id: named,
    stream,
    type,
    data: data(named),
    revision,
    position: String(count).padStart(12, '0'),
    recordedAt: recordedAt === undefined ? new Date(FIRST_RECORDED + count * 60_000) : new Date(recordedAt),
    recordedBy: by ?? MONITOR,
  };
}

/** The nth id; facts without one of their own have that of their place in the record, counted from 1. */
export function uuid(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}
