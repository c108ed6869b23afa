import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyBundle, zipFile, type Verdict } from '#audit';
import { openRecord } from '#api';
import { projections } from '#projections';
import { sealedData } from '#sealing';
import { parseNote, parsePolicy, parseTlogProof, verifyTlogProof } from '#transparency-log';
import { RunningServer, type Recorded } from '../support/running-server.js';

/** What is told of the one who is erased, and of nobody else: each text stands in another place. */
const HERS = [
  'Zoriana Vidlunna',
  'Зоряна Відлунна',
  'her-note',
  'her-street',
  'her-kin',
  'her-occasion',
  'her-reply',
  'her-quote',
  'her-reason',
  'her-role',
];
const HIS = 'Borys Sviatyi';
const PATRON = 'Patron Pershyi';

describe('erasing a person', () => {
  let server: RunningServer;
  let hers: string;
  let his: string;
  let pledge: string;
  let group: string;
  let list: string;
  let proofs: Map<string, string>;
  let digests: string[];
  let before: Verdict;
  let bundleBefore: string;
  let tombstone: Recorded;

  beforeAll(async () => {
    server = await RunningServer.start();
    const record = (path: string, body: unknown) => server.recorded(`/api${path}`, body);
    const { id: document } = await record('/documents', {
      text: 'a page',
      mediaType: 'text/plain',
      address: 'https://example.org/',
    });
    const sources = [{ document, locator: 'her-quote', reliability: 'B', credibility: 2 }];
    const plain = [{ document, reliability: 'B', credibility: 2 }];
    ({ id: hers } = await record('/casefiles', {
      names: [
        { text: 'Zoriana Vidlunna', lang: 'en' },
        { text: 'Зоряна Відлунна', lang: 'uk' },
      ],
      note: 'her-note',
    }));
    ({ id: his } = await record('/casefiles', { names: [{ text: HIS }] }));
    const arrest = await record(`/casefiles/${hers}/claims`, {
      kind: 'Arrested',
      when: '2020-05-03',
      by: 'police',
      place: 'her-street',
      sources,
    });
    await record(`/casefiles/${hers}/claims`, {
      kind: 'HealthReported',
      when: '2021',
      condition: 'her-kin',
      grade: 'serious',
      sources,
    });
    await record(`/casefiles/${hers}/claims/${arrest.id}/correction`, {
      values: { when: '2020-05-04' },
      reason: 'her-reason',
    });
    await record(`/casefiles/${his}/claims`, { kind: 'Arrested', when: '2020-06-01', sources: plain });
    ({ id: group } = await record('/casegroups', { names: [{ text: 'A case' }] }));
    for (const [casefile, role] of [
      [hers, 'her-role'],
      [his, 'driver'],
    ])
      await record(`/casegroups/${group}/members`, { casefile, role });
    const { id: campaign } = await record('/campaigns', { names: [{ text: 'A campaign' }] });
    await record(`/campaigns/${campaign}/terms`, {
      version: 1,
      publishedOn: '2020-01-01',
      terms: [{ number: 1, text: 'Speak', kind: 'monthly' }],
      sources: plain,
    });
    ({ id: pledge } = await record('/pledges', {
      casefile: hers,
      patron: { name: PATRON },
      campaign,
      declaredOn: '2021-02-24',
      occasion: 'her-occasion',
      sources,
    }));
    const duty = await record(`/pledges/${pledge}/duties`, { term: 1, on: '2021-03-01', sources });
    await record(`/pledges/${pledge}/replies`, { duty: duty.id, on: '2021-03-05', text: 'her-reply', sources });
    ({ id: list } = await record('/exchange-lists', { profile: 'ombudsman-list' }));
    for (const casefile of [hers, his]) await record(`/exchange-lists/${list}/entries`, { casefile });
    await record(`/exchange-lists/${list}/freeze`, {});
    await server.record.log.sequence();
    proofs = new Map();
    digests = [];
    const key = server.record.keys.numberOf(`casefile-${hers}`);
    for await (const event of server.record.store.beneath.readAll()) {
      proofs.set(event.id, (await server.record.log.kept.proofOf(event.id)) ?? '');
      const { boxes, sd } = sealedData(event.id, event.data);
      if (boxes.every((box) => box.key === key)) digests.push(...sd);
    }
    bundleBefore = join(server.record.configuration.data, 'before.zip');
    before = await bundle(bundleBefore);
    tombstone = await server.recorded(`/api/casefiles/${hers}/erasure`, { basis: 'consent-withdrawn' });
    await server.record.log.sequence();
  });
  afterAll(() => server.stop());

  async function bundle(out: string): Promise<Verdict> {
    await server.record.auditing.bundle({ out, kind: 'full', verifyHtml: Buffer.from('a page') });
    return verifyBundle(await zipFile(out));
  }

  it('is for administrators', async () => {
    for (const as of ['monitor', 'reviewer', 'advocate', 'auditor', 'reader'] as const)
      expect(await server.post(`/api/casefiles/${his}/erasure`, { basis: 'objection' }, { as })).toMatchObject({
        status: 403,
      });
    expect(await server.post(`/api/casefiles/${his}/erasure`, { basis: 'because' })).toMatchObject({ status: 400 });
    expect((await server.reading(`/api/casefiles/${his}`)).body.names).toMatchObject([{ text: HIS }]);
  });

  it('makes every reading say so, and none an error', async () => {
    const erased = { erased: { basis: 'consent-withdrawn' } };
    for (const as of ['reader', 'admin'] as const) {
      expect(await server.reading(`/api/casefiles/${hers}`, { as })).toMatchObject({
        status: 200,
        body: { ...erased, names: [] },
      });
      expect(await server.reading(`/api/casefiles/${hers}/timeline`, { as })).toMatchObject({
        status: 200,
        body: { ...erased, items: [] },
      });
      expect(await server.reading(`/api/casefiles/${hers}/readiness?profile=ombudsman-list`, { as })).toMatchObject({
        status: 200,
        body: { ...erased, ready: false },
      });
      expect(
        await server.reading(`/api/casefiles/${hers}?known=2100-01-01T00:00:00Z&on=2020-06-01`, { as }),
      ).toMatchObject({ status: 200, body: erased });
      expect((await server.reading(`/api/events/${tombstone.eventId}`, { as })).body).toMatchObject({
        type: 'PersonalDataErased',
        data: { basis: 'consent-withdrawn' },
      });
      const { items } = (await server.reading(`/api/events?stream=casefile-${hers}`, { as })).body as {
        items: { type: string }[];
      };
      expect(items.map(({ type }) => type)).toEqual(['Erased', 'Erased', 'Erased', 'Erased', 'PersonalDataErased']);
      expect((await server.reading('/api/casefiles', { as })).body.items).toMatchObject([{ id: his }]);
    }
    expect((await server.reading(`/api/pledges/${pledge}`)).body).toMatchObject({
      patron: { name: PATRON },
      duties: [{ done: [{}] }],
    });
    expect(await server.reading(`/api/exchange-lists/${list}`, { as: 'advocate' })).toMatchObject({
      status: 200,
      body: { entries: [{ casefile: his }] },
    });
    expect((await server.reading('/api/counts?by=category')).body).toMatchObject({ total: 1, sumsUp: true });
  });

  it('lets nothing more be recorded of them', async () => {
    const attempts: [string, unknown][] = [
      [`/casefiles/${hers}/reviews`, { findings: 'agreed' }],
      [`/casegroups/${group}/members`, { casefile: hers }],
      [`/exchange-lists/${list}/entries`, { casefile: hers }],
    ];
    for (const [path, body] of attempts)
      expect(await server.post(`/api${path}`, body)).toMatchObject({ status: 422, body: { code: 'casefile-erased' } });
  });

  it('leaves every earlier proof and checkpoint valid', async () => {
    expect(proofs.size).toBeGreaterThan(15);
    for (const [id, proof] of proofs) {
      const { entry } = await leaf(id);
      await expect(
        verifyTlogProof(parseTlogProof(proof), entry, parsePolicy(server.record.log.policy)),
      ).resolves.toBeDefined();
      expect(parseNote(parseTlogProof(proof).checkpoint).text).toContain(`\n${proofs.size}\n`);
    }
    expect(before).toMatchObject({ holds: true, table: { erased: 0, rest: 0 } });
    await expect(verifyBundle(await zipFile(bundleBefore))).resolves.toMatchObject({ holds: true });
  });

  it('is accounted for, digest by digest, and nothing else is', async () => {
    const verdict = await bundle(join(server.record.configuration.data, 'after.zip'));
    expect(verdict.findings).toEqual([]);
    const { count } = (await server.reading(`/api/events/${tombstone.eventId}`, { as: 'admin' })).body.data as {
      count: number;
    };
    expect(verdict.table).toMatchObject({ erased: count, rest: 0, restIs: 'withheld' });
    const [event] = await server.record.store.readStream(`casefile-${hers}`, { backwards: true, limit: 1 });
    if (event === undefined) throw new Error('There is no tombstone');
    const { digests: covered } = event.data as { digests: string[] };
    expect(covered).toHaveLength(count);
    expect(covered).toEqual(expect.arrayContaining(digests));
  });

  it('leaves no byte of what was said of them', async () => {
    const files = await filesOf(server.record.configuration.data);
    const found: string[] = [];
    for (const file of files.filter((name) => !/\.zip$|evidence/.test(name))) {
      const bytes = await readFile(file);
      for (const text of HERS) if (bytes.includes(text)) found.push(`${text} in ${file}`);
    }
    expect(files.length).toBeGreaterThan(10);
    expect(found).toEqual([]);
    for (const path of [
      '/api/events?limit=500',
      '/api/casefiles',
      '/api/pledges',
      `/api/exchange-lists/${list}`,
      `/api/pledges/${pledge}`,
    ]) {
      const { text } = await server.reading(path, { as: 'admin' });
      for (const hidden of HERS) expect(text).not.toContain(hidden);
    }
  });

  it('survives a rebuild and a restart', async () => {
    await server.record.projector.rebuild(projections);
    expect((await server.reading('/api/casefiles')).body).toMatchObject({ items: [{ id: his }], total: 1 });
    expect((await server.reading(`/api/casefiles/${hers}`)).body).toMatchObject({
      erased: { basis: 'consent-withdrawn' },
    });
    await server.record.readings.start();
    const again = await openRecord({ ...server.record.configuration });
    expect(again.keys.erasing()).toEqual([]);
    expect((await again.store.readStream(`casefile-${hers}`)).map(({ type }) => type)).toContain('Erased');
    await again.close();
  });

  async function leaf(id: string): Promise<{ entry: Uint8Array }> {
    const index = server.record.log.kept.indexOf(id) ?? -1;
    const entry = await server.record.log.kept.entryAt(index);
    if (entry === undefined) throw new Error(`The log has no ${id}`);
    return { entry };
  }
});

async function filesOf(folder: string): Promise<string[]> {
  const all = (await readdir(folder, { recursive: true })).map((name) => join(folder, name));
  const isFile = await Promise.all(all.map(async (name) => (await stat(name)).isFile()));
  return all.filter((_, at) => isFile[at]);
}
