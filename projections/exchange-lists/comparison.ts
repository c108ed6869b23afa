import { Id, Malformed, readCasefile, WholeNumber } from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { Question } from '../question.js';
import { printedOf } from './comparison-facts.js';
import { compareVersions, type Differences, type Listed } from './comparison-of-versions.js';
import type { ListState } from './exchange-lists.js';
import { listOrNot } from './list-questions.js';

type Version = ListState['versions'][number];
type VersionNamed = Pick<Version, 'version' | 'on' | 'position'>;

/** What changed from one frozen version of a list to a later one. */
export type ComparisonAnswer = Differences & {
  readonly from: VersionNamed;
  readonly to: VersionNamed;
  readonly position: string;
};

/** Two frozen versions of a list side by side, each as the record stood when it was frozen. */
export class ListComparison extends Question<ComparisonAnswer> {
  @Id()
  list!: string;

  @WholeNumber({ optional: true, min: 1, about: 'The earlier version; the one before `to` by default' })
  from?: number;

  @WholeNumber({ optional: true, min: 1, about: 'The later version; the latest by default' })
  to?: number;

  async answer(desk: Desk): Promise<ComparisonAnswer> {
    this.mustAskOfNoOtherDay();
    const { versions, dropped } = await listOrNot(this, desk, this.list);
    const last = this.to ?? versions.length;
    const first = this.from ?? last - 1;
    const from = versions.find(({ version }) => version === first);
    const to = versions.find(({ version }) => version === last);
    if (from === undefined || to === undefined) throw new NotOnRecord('pair of frozen versions of the list');
    if (first >= last)
      throw new Malformed([{ field: 'from', message: 'must be an earlier version than the one it is compared to' }]);
    const drops = dropped.filter(({ at }) => at >= from.frozenAt && at <= to.frozenAt);
    const differences = compareVersions(await this.listedIn(from, desk), await this.listedIn(to, desk), drops);
    return { from: named(from), to: named(to), ...differences, position: desk.position };
  }

  private mustAskOfNoOtherDay(): void {
    if (this.on !== undefined)
      throw new Malformed([{ field: 'on', message: 'is that of each freeze, and cannot be chosen' }]);
  }

  /** Who is on a version, without those whom the reader may not know of and those who were erased since. */
  private async listedIn({ entries, on, position: known }: Version, desk: Desk): Promise<Listed[]> {
    const listed: Listed[] = [];
    for (const { casefile, ...readiness } of entries) {
      const record = await desk.caseRecord(casefile);
      const reading = record && readCasefile(record, { on, known, clearance: this.clearance });
      if (reading === undefined || reading.erased !== undefined) continue;
      listed.push({ casefile, name: reading.names[0]?.text ?? '', readiness, printed: printedOf(reading) });
    }
    return listed;
  }
}

function named({ version, on, position }: Version): VersionNamed {
  return { version, on, position };
}
