import { marksOf, STANDING, type Profile } from '#readiness';
import { OneOf, ProfileId, rankOf, readCasefile } from '#record';
import { cursorOf, cursorParts } from '../cursor.js';
import type { Desk } from '../desk.js';
import { profileAsked } from '../profile.js';
import { isAboutNow, PagedQuestion, perspectiveOf, type Page } from '../question.js';
import { boardEntryOf, type BoardEntry } from './board-entry.js';
import type { MarksKept, ReadinessTables } from './exchange-readiness.js';

const WANTED = ['ready', 'not-ready', ...STANDING] as const;
const BATCH = 100;

/** Everybody's readiness under one profile, by name: never ranked by how complete it is. */
export class ReadinessBoard extends PagedQuestion<BoardEntry> {
  @ProfileId()
  profile!: string;

  @OneOf(WANTED, { optional: true, about: 'ready, not-ready, or only entries with a rule of that outcome' })
  outcome?: (typeof WANTED)[number];

  async answer(desk: Desk): Promise<Page<BoardEntry>> {
    const found: { entry: BoardEntry; key: string[] }[] = [];
    const profile = await profileAsked(this, desk, this.profile);
    let after = cursorParts(this.cursor, 2);
    // An outcome is one of a day, so entries are looked at until a page is full.
    for (;;) {
      const rows = await this.rowsAfter(desk, after);
      for (const row of rows) {
        const entry = await this.entryAt(desk, row, profile);
        after = [row.sort_name, row.subject];
        if (entry !== undefined && this.wants(entry)) found.push({ entry, key: after });
        if (found.length > this.size) return this.page(found, desk);
      }
      if (rows.length < BATCH) return this.page(found, desk);
    }
  }

  private page(found: readonly { entry: BoardEntry; key: string[] }[], { position }: Desk): Page<BoardEntry> {
    const shown = found.slice(0, this.size);
    const last = found.length > this.size ? shown.at(-1) : undefined;
    return {
      items: shown.map(({ entry }) => entry),
      next: last === undefined ? null : cursorOf(...last.key),
      position,
    };
  }

  private wants({ ready, outcomes }: BoardEntry): boolean {
    if (this.outcome === undefined) return true;
    if (this.outcome === 'ready') return ready;
    return this.outcome === 'not-ready' ? !ready : outcomes[this.outcome] !== undefined;
  }

  private async rowsAfter(desk: Desk, after: string[] | undefined) {
    const rank = rankOf(this.clearance);
    const rows = desk
      .rows<ReadinessTables>('exchange-readiness')
      .selectFrom('readiness')
      .where('rank_from', '<=', rank)
      .where('rank_to', '>=', rank)
      .select(['subject', 'name', 'sort_name', 'fresh_until', 'urgent', 'marks'])
      .orderBy('sort_name')
      .orderBy('subject')
      .limit(BATCH);
    if (after === undefined) return rows.execute();
    return rows
      .where((eb) => eb(eb.refTuple('sort_name', 'subject'), '>', eb.tuple(after[0] ?? '', after[1] ?? '')))
      .execute();
  }

  private async entryAt(desk: Desk, row: ReadinessRow, profile: Profile): Promise<BoardEntry | undefined> {
    const fresh = row.fresh_until === null || row.fresh_until > desk.today;
    const kept = isAboutNow(this, desk) && fresh ? keptBy(profile, row.marks) : undefined;
    if (kept !== undefined) {
      const [, letters, until] = kept;
      const urgentBecause = JSON.parse(row.urgent) as string[];
      const person = { id: row.subject, name: row.name, urgentBecause, on: desk.today };
      return boardEntryOf(person, { profile, letters, ...(until === undefined ? {} : { until }) });
    }
    const record = await desk.caseRecord(row.subject);
    const reading = record === undefined ? undefined : readCasefile(record, perspectiveOf(this, desk));
    if (reading === undefined) return undefined;
    const { marks, urgentBecause } = marksOf(reading, [profile]);
    const { id, names, on } = reading;
    const person = { id, name: names[0]?.text ?? '', urgentBecause, on };
    return marks[0] && boardEntryOf(person, marks[0]);
  }
}

type ReadinessRow = Omit<ReadinessTables['readiness'], 'rank_from' | 'rank_to' | 'made_with'>;

/** The marks by this version of the profile; undefined where they were made before it was published, or after. */
function keptBy({ id, version }: Profile, marks: string): MarksKept | undefined {
  const all = JSON.parse(marks) as Readonly<Record<string, MarksKept>>;
  const kept = Object.hasOwn(all, id) ? all[id] : undefined;
  return kept?.[0] === version ? kept : undefined;
}
