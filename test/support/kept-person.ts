import type { Role } from '#record';
import { recordEveryKind, type KeptMarkers } from './kept-closer.js';
import { recordMinors } from './kept-minors.js';
import type { Recorded, RunningServer } from './running-server.js';
import type { Story } from './whole-story.js';

/** Whom the list of the person is for. */
export const RECIPIENT = 'ombudsman-list';

/** Somebody whose casefile is open, of whom something of every kind is kept closer; and a list that everybody may read. */
export class KeptPerson {
  private constructor(
    private readonly server: RunningServer,
    private readonly story: Story,
    private readonly markers: KeptMarkers,
    readonly casefile: string,
    readonly list: string,
  ) {}

  static async open(server: RunningServer, story: Story, markers: KeptMarkers): Promise<KeptPerson> {
    const opened = { names: [{ text: 'Dora Example', lang: 'en' }], note: markers.place('note of a casefile') };
    const { id: casefile } = await server.recorded('/api/casefiles', opened);
    const drafted = { profile: RECIPIENT, protection: 'public' };
    const { id: list } = await server.recorded('/api/exchange-lists', drafted);
    const person = new KeptPerson(server, story, markers, casefile, list);
    await person.claim('Arrested', { by: 'the Example Guard' });
    const about = { casefile, document: story.document };
    await recordEveryKind(server, about, markers);
    await recordMinors(server, about, markers);
    // The last of its kind is the one that a list tells.
    await person.claim('HealthReported', { grade: 'serious', condition: markers.place('illness'), when: '2022-01-01' });
    await person.recordDiary();
    await person.recordPledge();
    await person.recordInPassing();
    await person.recordList();
    return person;
  }

  claim(kind: string, more: object): Promise<Recorded> {
    const sources = [{ document: this.story.document, reliability: 'B', credibility: 2 }];
    return this.about('claims', { kind, when: '2020-05-03', sources, ...more });
  }

  step(name: string, body: object, as: Role = 'admin'): Promise<Recorded> {
    return this.server.recorded(`/api/exchange-lists/${this.list}/${name}`, body, { as });
  }

  private about(path: string, body: object, sent: { as?: Role; by?: string } = {}): Promise<Recorded> {
    return this.server.recorded(`/api/casefiles/${this.casefile}/${path}`, body, sent);
  }

  /** A document that the team alone may know of, cited by what everybody may read. */
  private async recordDiary(): Promise<void> {
    const mark = (where: string) => this.markers.place(`${where} of a diary`);
    const named = { title: mark('title'), publisher: mark('publisher'), note: mark('note') };
    const { id } = await this.server.recorded('/api/documents', {
      text: 'A diary.',
      mediaType: 'text/plain',
      ...named,
    });
    const quoted = { document: id, locator: mark('quote'), relay: [mark('hand')], reliability: 'A', credibility: 1 };
    const sources = [{ document: this.story.document, reliability: 'B', credibility: 2 }, quoted];
    const search = await this.claim('Searched', { by: 'the Example Guard', protection: 'public', sources });
    await this.about(`claims/${search.id}/dispute`, { reason: 'Another day', sources: [quoted] });
  }

  /** A pledge that everybody may read, of which somebody tells who may not be named. */
  private async recordPledge(): Promise<void> {
    const { document, campaign } = this.story;
    const graded = { document, reliability: 'B', credibility: 2 };
    const mark = (where: string) => this.markers.place(`${where} of a pledge`, 'sealed');
    const closed = { locator: mark('quote'), relay: [mark('informant')], protection: 'sealed' };
    const told = { on: '2021-05-02', sources: [graded, { ...graded, ...closed }] };
    const pledged = { casefile: this.casefile, campaign, patron: { name: 'Petra Patron' }, declaredOn: '2021-04-01' };
    const open = { ...pledged, sources: told.sources, protection: 'public' };
    const { id } = await this.server.recorded('/api/pledges', open);
    const { id: duty } = await this.server.recorded(`/api/pledges/${id}/duties`, { term: 2, ...told });
    await this.server.recorded(`/api/pledges/${id}/replies`, { duty, text: 'Received', ...told });
    const handed = { to: { name: 'Quentin Patron' }, reason: 'Moved', ...told };
    await this.server.recorded(`/api/pledges/${id}/handover`, handed);
  }

  private async recordInPassing(): Promise<void> {
    const note = (where: string) => this.markers.place(where);
    for (const rule of ['ID-1', 'CU-4', 'HE-1', 'CO-5'])
      await this.about('waivers', { rule, reason: note(`waiver of ${rule}`), until: '2099-01-01' });
    await this.about('reviews', { note: note('note of a review') }, { as: 'reviewer', by: 'r-9' });
  }

  private async recordList(): Promise<void> {
    const note = (where: string) => this.markers.place(where);
    for (const casefile of [this.casefile, this.story.casefile, this.story.other])
      await this.step('entries', { casefile, note: note('note of an entry') });
    await this.step('drops', { casefile: this.story.other, reason: 'other', text: note('note of a drop') });
    await this.step('freeze', { note: note('note of a version') });
    await this.step('reviews', { findings: 'agreed', note: note('review of a list') }, 'reviewer');
  }
}
