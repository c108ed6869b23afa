import { evaluate, type Readiness } from '#readiness';
import {
  asFact,
  bounds,
  Id,
  mayRead,
  rankOf,
  readCasefile,
  type CasefileOpened,
  type Fact,
  type ListFrozen,
  type Protection,
} from '#record';
import { cursorOf, cursorParts } from '../cursor.js';
import { NotOnRecord, type Desk } from '../desk.js';
import { profileOrNot } from '../profile.js';
import { isAboutNow, PagedQuestion, perspectiveOf, Question, type Page } from '../question.js';
import { listStateOf, type ListState, type ListTables } from './exchange-lists.js';

/** An exchange list with the readiness that each entry has on the day, as known then. */
export type ListAnswer = Omit<ListState, 'entries'> & {
  readonly entries: readonly (ListState['entries'][number] & {
    readonly readiness?: Pick<Readiness, 'ready' | 'blocking' | 'advisory' | 'profile'>;
  })[];
  readonly position: string;
};

/** A list among the others, without who is on it. */
export type ListOverview = Omit<ListState, 'entries' | 'dropped' | 'versions'>;

/** The exchange lists, oldest first. */
export class ExchangeLists extends PagedQuestion<ListOverview> {
  async answer(desk: Desk): Promise<Page<ListOverview>> {
    const rank = rankOf(this.clearance);
    const after = cursorParts(this.cursor, 1);
    let rows = desk
      .rows<ListTables>('exchange-lists')
      .selectFrom('exchange_list')
      .where('rank_from', '<=', rank)
      .where('rank_to', '>=', rank)
      .select(['subject', 'known_from', 'answer'])
      .orderBy('known_from')
      .limit(this.size + 1);
    if (after !== undefined) rows = rows.where('known_from', '>', after[0] ?? '');
    const found = await rows.execute();
    const shown = found.slice(0, this.size);
    const states = await Promise.all(
      shown.map(async (row) =>
        isAboutNow(this, desk) ? (JSON.parse(row.answer) as ListState) : stateAt(this, desk, row.subject),
      ),
    );
    const last = found.length > this.size ? shown.at(-1) : undefined;
    return {
      items: states.flatMap((state) => (state === undefined ? [] : [withoutEntries(state)])),
      next: last === undefined ? null : cursorOf(last.known_from),
      position: desk.position,
    };
  }
}

function withoutEntries({ entries: _, dropped: __, versions: ___, ...list }: ListState): ListOverview {
  return list;
}

/** One exchange list, whole. */
export class ExchangeListReading extends Question<ListAnswer> {
  @Id()
  list!: string;

  async answer(desk: Desk): Promise<ListAnswer> {
    const state = await stateAt(this, desk, this.list);
    if (state === undefined) throw new NotOnRecord('exchange list');
    const entries = await Promise.all(
      state.entries.map(async (entry) => {
        const readiness = await readinessOf(this, desk, entry.casefile, state);
        if (readiness === undefined) return entry;
        const { ready, blocking, advisory, profile } = readiness;
        return { ...entry, readiness: { ready, blocking, advisory, profile } };
      }),
    );
    return { ...state, entries, position: desk.position };
  }
}

/** What freezing a list would fix: each entry's readiness now, and where it was evaluated. */
export class ListEvaluation extends Question<Omit<ListFrozen['data'], 'version' | 'checksum' | 'note'>> {
  @Id()
  list!: string;

  async answer(desk: Desk): Promise<Omit<ListFrozen['data'], 'version' | 'checksum' | 'note'>> {
    const state = await stateAt(this, desk, this.list);
    if (state === undefined) throw new NotOnRecord('exchange list');
    const { id, version } = profileOrNot(state.profile);
    const entries = [];
    for (const { casefile } of state.entries) {
      const readiness = await readinessOf(this, desk, casefile, state);
      if (readiness === undefined) throw new NotOnRecord('casefile');
      entries.push({ casefile, ready: readiness.ready, blocking: readiness.blocking, advisory: readiness.advisory });
    }
    return { entries, profile: { id, version }, on: perspectiveOf(this, desk).on, position: desk.position };
  }
}

async function readinessOf(
  question: Question<unknown>,
  desk: Desk,
  casefile: string,
  { profile, plannedSubmission }: ListState,
): Promise<Readiness | undefined> {
  const submission = bounds(plannedSubmission ?? null).latest ?? undefined;
  const record = await desk.caseRecord(casefile);
  const reading = record === undefined ? undefined : readCasefile(record, perspectiveOf(question, desk));
  return reading === undefined ? undefined : evaluate(reading, profileOrNot(profile), submission);
}

/** The list as known then; undefined when it was not, or is closed to the reader. */
async function stateAt(question: Question<unknown>, desk: Desk, list: string): Promise<ListState | undefined> {
  const { known } = perspectiveOf(question, desk);
  const facts = (await desk.store.readStream(`exchangelist-${list}`)).map(asFact);
  const then = facts.filter((fact) =>
    known instanceof Date ? fact.recordedAt <= known : fact.position <= (known ?? ''),
  );
  const state = listStateOf(list, then);
  if (state === undefined || !mayRead(question.clearance, state.protection)) return undefined;
  return withoutClosed(state, await closedCasefiles(state, question.clearance, desk));
}

/** The people of a list whose casefiles are closed to the reader. A list may be more open than one of them. */
async function closedCasefiles(state: ListState, clearance: Protection, { store }: Desk): Promise<Set<string>> {
  const lists: readonly (readonly { readonly casefile: string }[])[] = [
    state.entries,
    state.dropped,
    ...state.versions.map(({ entries }) => entries),
  ];
  const closed = new Set<string>();
  for (const casefile of new Set(lists.flat().map((person) => person.casefile))) {
    const [opened] = await store.readStream(`casefile-${casefile}`, { limit: 1 });
    const level = opened === undefined ? 'sealed' : levelOf(asFact(opened));
    if (!mayRead(clearance, level)) closed.add(casefile);
  }
  return closed;
}

function levelOf({ data }: Fact): Protection {
  return (data as CasefileOpened['data']).protection;
}

function withoutClosed(state: ListState, closed: ReadonlySet<string>): ListState {
  if (closed.size === 0) return state;
  const open = <T extends { readonly casefile: string }>(people: readonly T[]) =>
    people.filter(({ casefile }) => !closed.has(casefile));
  const versions = state.versions.map((version) => ({
    ...version,
    entries: open(version.entries),
    answers: open(version.answers),
  }));
  return { ...state, entries: open(state.entries), dropped: open(state.dropped), versions };
}
