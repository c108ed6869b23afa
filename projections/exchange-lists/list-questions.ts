import { evaluate, isSharingConsented, recipientOf, type Profile, type Readiness } from '#readiness';
import {
  asFact,
  bounds,
  Id,
  mayRead,
  rankOf,
  readCasefile,
  WholeNumber,
  type CasefileOpened,
  type Fact,
  type ListFrozen,
  type PackageCheck,
  type Perspective,
  type Protection,
  type Reading,
} from '#record';
import { cursorOf, cursorParts } from '../cursor.js';
import { NotOnRecord, type Desk } from '../desk.js';
import { profileAsked } from '../profile.js';
import { isAboutNow, PagedQuestion, perspectiveOf, Question, wasHeld, type Page } from '../question.js';
import { profileOf } from './profile-of-version.js';
import { listStateOf, type ListState, type ListTables } from './exchange-lists.js';
import { answersAbout, lanesOf, openListsOf, readForList, type AnswerToVersion, type Lanes } from './lanes.js';

/** An exchange list with the readiness that each entry has on the day, as known then. */
export type ListAnswer = Omit<ListState, 'entries'> & {
  readonly entries: readonly (ListState['entries'][number] &
    Lanes & {
      readonly readiness?: Pick<Readiness, 'ready' | 'blocking' | 'advisory' | 'profile'>;
      readonly answers: readonly AnswerToVersion[];
      readonly answer?: AnswerToVersion;
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
        isAboutNow(this, desk) ? (JSON.parse(row.answer) as ListState) : listAsKnown(this, desk, row.subject),
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
    const state = await listOrNot(this, desk, this.list);
    const entries = await Promise.all(
      state.entries.map(async (named) => {
        const entry = { ...named, ...answersAbout(named.casefile, state) };
        const weighed = await weighedOf(this, desk, named.casefile, state);
        if (weighed === undefined) return { ...entry, lanes: [], openLists: [] };
        const { ready, blocking, advisory, profile } = weighed.readiness;
        const lanes = lanesOf(named, weighed.readiness, openListsOf(weighed.reading.lists, state));
        return { ...entry, readiness: { ready, blocking, advisory, profile }, ...lanes };
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
    const state = await listOrNot(this, desk, this.list);
    const { id, version } = await profileAsked(this, desk, state.profile);
    const entries = [];
    for (const { casefile } of state.entries) {
      const weighed = await weighedOf(this, desk, casefile, state);
      if (weighed === undefined) throw new NotOnRecord('casefile');
      const { ready, blocking, advisory } = weighed.readiness;
      entries.push({ casefile, ready, blocking, advisory });
    }
    return { entries, profile: { id, version }, on: perspectiveOf(this, desk).on, position: desk.position };
  }
}

/**
 * What the record itself finds of a frozen version before somebody signs its protection review: whether all who are on it
 * may go to the recipient, as the record stood at the freeze and as it stands now. It looks at everybody, whatever the
 * reviewer may see. Undefined without that version.
 */
export class PackageInspection extends Question<PackageCheck | undefined> {
  @Id()
  list!: string;

  @WholeNumber({ optional: true, min: 1, about: 'The latest version by default' })
  version?: number;

  async answer(desk: Desk): Promise<PackageCheck | undefined> {
    const state = await stateAt(this, desk, this.list);
    if (state === undefined) throw new NotOnRecord('exchange list');
    const frozen = state.versions.find(({ version }) => version === (this.version ?? state.versions.length));
    if (frozen === undefined) return undefined;
    const { version, entries, erased = 0 } = frozen;
    const profile = await profileOf(frozen, desk);
    const closed: { casefile: string; isKnown: boolean }[] = [];
    for (const { casefile } of entries) {
      const now = await readingOf({ ...perspectiveOf(this, desk), clearance: 'sealed' }, desk, casefile);
      const then = await readingOf({ on: frozen.on, known: frozen.position, clearance: 'sealed' }, desk, casefile);
      const isOpen = [then, now].every((whole) => whole !== undefined && mayGoTo(profile, whole));
      if (!isOpen) closed.push({ casefile, isKnown: mayRead(this.clearance, now?.protection ?? 'sealed') });
    }
    return {
      version,
      entries: entries.length + erased,
      level: recipientOf(profile, 'sealed', true).level,
      closed: closed.length + erased,
      known: closed.filter(({ isKnown }) => isKnown).map(({ casefile }) => casefile),
    };
  }
}

/** Whether a person may be told of to the recipient of a profile, by a reading of everything on record. */
function mayGoTo(profile: Profile, whole: Reading): boolean {
  const { level } = recipientOf(profile, 'sealed', isSharingConsented(whole, profile));
  return whole.erased === undefined && mayRead(level, whole.protection);
}

async function readingOf(perspective: Perspective, desk: Desk, casefile: string): Promise<Reading | undefined> {
  const record = await desk.caseRecord(casefile);
  return record === undefined ? undefined : readCasefile(record, perspective);
}

async function weighedOf(
  question: Question<unknown>,
  desk: Desk,
  casefile: string,
  { id, profile, plannedSubmission }: ListState,
): Promise<{ readonly reading: Reading; readonly readiness: Readiness } | undefined> {
  const submission = bounds(plannedSubmission ?? null).latest ?? undefined;
  const reading = await readingOf(perspectiveOf(question, desk), desk, casefile);
  if (reading === undefined) return undefined;
  const asked = await profileAsked(question, desk, profile);
  return { reading, readiness: evaluate(readForList(reading, id), asked, submission) };
}

/** The list as known then, to this reader. @throws NotOnRecord */
export async function listOrNot(question: Question<unknown>, desk: Desk, list: string): Promise<ListState> {
  const state = await listAsKnown(question, desk, list);
  if (state === undefined) throw new NotOnRecord('exchange list');
  return state;
}

async function listAsKnown(question: Question<unknown>, desk: Desk, list: string): Promise<ListState | undefined> {
  const state = await stateAt(question, desk, list);
  if (state === undefined) return undefined;
  const { clearance } = question;
  const open = withoutClosed(state, await closedCasefiles(state, clearance, desk));
  return mayRead(clearance, 'team') ? open : withoutNotes(open);
}

/** The list as known then, with everybody on it; undefined when it was not, or is closed to the reader. */
async function stateAt(question: Question<unknown>, desk: Desk, list: string): Promise<ListState | undefined> {
  const facts = (await desk.store.readStream(`exchangelist-${list}`)).map(asFact);
  const state = listStateOf(list, facts.filter(wasHeld(perspectiveOf(question, desk))));
  return state === undefined || !mayRead(question.clearance, state.protection) ? undefined : state;
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

/** Notes are those of the team, on a list that more may read as on any other. */
function withoutNotes(state: ListState): ListState {
  const unnoted = <T extends { readonly note?: string }>(all: readonly T[]) => all.map(({ note: _, ...rest }) => rest);
  const versions = unnoted(state.versions).map((version) => ({ ...version, reviews: unnoted(version.reviews) }));
  return { ...state, entries: unnoted(state.entries), versions };
}
