import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { templates } from '#dossier';
import type { Role } from '#record';
import { KeptMarkers } from '../support/kept-closer.js';
import { readable } from '../support/readable.js';
import { RunningServer } from '../support/running-server.js';

const RECIPIENT = 'ombudsman-list';
/** They are told what partners may see, with consent too. */
const OUTSIDE = ['wgad-petition', 'wgeid-report'];

/** A proof opens events as they were recorded, and a reading is cut before anybody looks for minors in it. */
describe('what is handed over beneath what is written', () => {
  let server: RunningServer;
  let casefile: string;
  let other: string;
  let page: string;
  const markers = new KeptMarkers();
  const cites = { reliability: 'B', credibility: 2 };

  beforeAll(async () => {
    server = await RunningServer.start();
    const note = markers.place('note of a casefile');
    ({ id: casefile } = await server.recorded('/api/casefiles', { names: [{ text: 'Anna Example' }], note }));
    ({ id: other } = await server.recorded('/api/casefiles', { names: [{ text: 'Vira Example' }] }));
    page = await capture('Police held Anna Example.', { address: 'https://news.example/1' });
    for (const recipient of [RECIPIENT, ...OUTSIDE])
      await claim('ConsentGiven', {
        to: 'sharing',
        by: 'self',
        recipient,
        when: new Date().toISOString().slice(0, 10),
      });
  });
  afterAll(() => server.stop());

  const capture = async (text: string, more: object) =>
    (await server.recorded('/api/documents', { text, mediaType: 'text/plain', ...more })).id;
  const claim = (kind: string, more: object) =>
    server.recorded(`/api/casefiles/${casefile}/claims`, {
      kind,
      when: '2020-06-01',
      sources: [{ ...cites, document: page }],
      ...more,
    });

  async function exported(path: string, as: Role = 'monitor'): Promise<string> {
    const { text, headers } = await server.reading(`/api/casefiles/${casefile}/${path}`, { as });
    return readable(Buffer.from(text), headers.get('content-type') ?? '');
  }
  const dossier = (recipient = RECIPIENT) => exported(`dossier?format=json&profile=${recipient}`);

  it('is not what stands in a citation of a document that was closed since', async () => {
    const open = { address: 'https://news.example/2', title: markers.place('title') };
    const diary = await capture('A diary.', open);
    const quoted = { document: diary, locator: markers.place('quote'), relay: [markers.place('hand')] };
    await claim('Arrested', { by: 'the Example Guard', sources: [{ ...cites, ...quoted }] });
    expect(markers.told(await dossier('coordination-hq'), 'team').toSorted()).toEqual([
      'team hand',
      'team quote',
      'team title',
    ]);
    await capture('A diary.', { protection: 'sealed' });
    const text = await dossier('coordination-hq');
    expect(text).toContain('the Example Guard');
    expect(markers.told(text, 'team')).toEqual([]);
    // The log's entry says for ever which public documents were cited, to everybody.
    expect(text.replaceAll(/"entry": ?"(?:[^"\\]|\\.)*"/g, '').includes(diary)).toBe(false);
  });

  it('is not the hash of a picture that may not be named', async () => {
    const picture = await capture('A picture.', { protection: 'team' });
    await claim('Photographed', { document: picture, protection: 'public' });
    const text = await exported(`dossier?format=json&profile=${OUTSIDE[0]}`);
    expect(text).toContain('"Photographed"');
    expect(text.includes(picture)).toBe(false);
  });

  it('is not the name of a minor that a correction replaced', async () => {
    const to = { name: markers.place('name', 'minor'), minor: true };
    const { id } = await claim('Related', { relation: 'child', to });
    const values = { to: { name: 'Maria Example' }, relation: 'mother' };
    const correction = { values, reason: 'The mother is meant' };
    await server.recorded(`/api/casefiles/${casefile}/claims/${id}/correction`, correction);
    const text = await dossier();
    expect(text).toContain('Maria Example');
    expect(markers.told(text, 'minor')).toEqual([]);
  });

  it('is not whose casefile a relative has', async () => {
    await claim('Related', { relation: 'sister', to: { name: 'Vira Example', casefile: other } });
    const text = await dossier();
    expect(text).toContain('Vira Example');
    expect(text.includes(other)).toBe(false);
  });

  it('is not the note that those who keep the record left', async () => {
    expect(markers.told(await dossier(), 'team').filter((what) => what.includes('note'))).toEqual([]);
  });

  it('is no minor for a recipient whose level hides that one is named', async () => {
    const said = { relation: markers.place('relation', 'minor'), inferred: markers.place('inference', 'minor') };
    const sources = [{ ...cites, document: page, locator: markers.place('quote', 'minor') }];
    const to = { name: markers.place('child', 'minor'), minor: true };
    await claim('Related', { ...said, to, sources, protection: 'public' });
    const asked = OUTSIDE.flatMap((recipient) => [
      [`dossier?format=json&profile=${recipient}`, 'admin'] as const,
      ...templates.map(({ id }) => [`templates/${id}?format=markdown&profile=${recipient}`, 'admin'] as const),
    ]);
    const byReader = [`format=json&profile=${RECIPIENT}`, 'format=json&internal=partners'];
    const leaks: string[] = [];
    for (const [path, as] of [...asked, ...byReader.map((query) => [`dossier?${query}`, 'reader'] as const)])
      leaks.push(...markers.told(await exported(path, as), 'minor').map((what) => `${path} for ${as}: ${what}`));
    expect(leaks).toEqual([]);
  });
});
