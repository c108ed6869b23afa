import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyDossier } from '#audit';
import { RunningServer } from '../support/running-server.js';
import { tellWholeStory, type Story } from '../support/whole-story.js';

interface DossierJson {
  readonly casefile: string;
  readonly position: string;
  readonly proof: {
    readonly address: string;
    readonly checkpoint: string;
    readonly events: { event: string; index: number; entry: string; hashes: string[]; openings: string[] }[];
  };
  readonly readiness: { readonly rules: { readonly id: string; readonly claims: string[] }[] };
  readonly chronology: { readonly account: { claim: string } }[];
}

describe('a dossier', () => {
  let server: RunningServer;
  let story: Story;
  const address = (query: string, casefile = story.casefile) => `/api/casefiles/${casefile}/dossier?${query}`;
  const bytesAt = async (path: string, as: 'reader' | 'monitor' = 'reader') => {
    const response = await fetch(`${server.listening.address}${path}`, {
      headers: { authorization: `Bearer ${server.token([as])}` },
    });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  beforeAll(async () => {
    server = await RunningServer.start({ environment: { LITOPYS_ADDRESS: 'https://record.example' } });
    story = await tellWholeStory(server);
    await server.reading('/api/casefiles');
  });
  afterAll(() => server.stop());

  it('is a PDF/A-3b to be kept, with a name that tells nobody’s', async () => {
    const { status, headers, bytes } = await bytesAt(address('profile=ombudsman-list'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="dossier-${story.casefile}.pdf"`);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const xmp = bytes.toString('latin1');
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
  });

  it('has the same bytes again, in each language, whatever was recorded meanwhile', async () => {
    const { body } = await server.get(address('profile=ombudsman-list&format=json'));
    const { position } = body as DossierJson;
    const asked = ['en', 'uk'].map((lang) => address(`profile=ombudsman-list&lang=${lang}&known=${position}`));
    const before = await Promise.all(asked.map((path) => bytesAt(path)));
    await server.recorded(`/api/casefiles/${story.casefile}/claims`, {
      kind: 'AliveConfirmed',
      when: '2023-04-01',
      means: 'letter',
      sources: [{ document: story.document, reliability: 'B', credibility: 2 }],
    });
    await server.reading('/api/casefiles');
    await server.record.log.sequence();
    const after = await Promise.all(asked.map((path) => bytesAt(path)));
    expect(before.map(({ status }) => status)).toEqual([200, 200]);
    for (const [at, { bytes }] of after.entries()) expect(bytes.equals(before[at]?.bytes ?? Buffer.of())).toBe(true);
  });

  it('proves each of its claims to whoever holds the key of the log', async () => {
    const { body, text } = await server.get(address('profile=ombudsman-list&format=json'));
    const dossier = body as DossierJson;
    const verdict = await verifyDossier({ dossier: text, policy: server.record.log.policy });
    expect(verdict.findings).toEqual([]);
    expect(verdict.checked.at(-1)).toMatch(/^\d+ events stand in the log localhost\/litopys, under its checkpoint/);
    expect(dossier.proof.address).toMatch(/^https:\/\/record\.example\/log\/proof\/[0-9a-f-]{36}$/);
    const path = new URL(dossier.proof.address).pathname;
    expect((await server.get(path, { as: 'nobody' })).status).toBe(200);
  });

  it('is found out when anything that it rests on was changed', async () => {
    const { text } = await server.get(address('profile=ombudsman-list&format=json'));
    const codes = async (change: (dossier: DossierJson) => void) => {
      const dossier = JSON.parse(text) as DossierJson;
      change(dossier);
      const verdict = await verifyDossier({ dossier: JSON.stringify(dossier), policy: server.record.log.policy });
      return [...new Set(verdict.findings.map(({ code }) => code))];
    };
    const [first, second] = [0, 1] as const;
    const event = ({ proof }: DossierJson, at: number) => proof.events[at] as DossierJson['proof']['events'][number];
    expect(
      await codes((one) => void (event(one, first).entry = event(one, first).entry.replace('2', '3'))),
    ).not.toEqual([]);
    expect(await codes((one) => void (event(one, first).openings = event(one, second).openings))).toEqual([
      'opening-of-nothing',
    ]);
    expect(await codes((one) => void (event(one, first).event = event(one, second).event))).toContain('wrong-place');
    expect(await codes((one) => void one.proof.events.pop())).toEqual(['wrong-proof']);
    const other = '00000000-0000-4000-8000-000000000000';
    expect(await codes(({ chronology }) => void Object.assign(chronology[0]?.account ?? {}, { claim: other }))).toEqual(
      ['wrong-proof'],
    );
    const resized = ({ checkpoint }: DossierJson['proof']) => checkpoint.replace(/^(.*\n)\d+/, '$11');
    expect(await codes(({ proof }) => void Object.assign(proof, { checkpoint: resized(proof) }))).toEqual([
      'wrong-signature',
    ]);
  });

  it('names the claims of every readiness outcome that rests on any', async () => {
    const { body } = await server.get(address('profile=ombudsman-list&format=json'));
    const { readiness, chronology } = body as DossierJson;
    const told = new Set(chronology.map(({ account }) => account.claim));
    expect(readiness.rules.length).toBeGreaterThan(10);
    expect(readiness.rules.find(({ id }) => id === 'CU-2')?.claims).not.toEqual([]);
    for (const { claims } of readiness.rules) for (const claim of claims) expect(told).toContain(claim);
  });

  it('is refused in plain words where it cannot be made', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const statusOf = async (path: string) => (await server.get(path)).status;
    expect(await statusOf(address('profile=nobody'))).toBe(404);
    expect(await statusOf(address('profile=ombudsman-list', nobody))).toBe(404);
    expect((await server.get(address('format=docx'))).body).toMatchObject({ code: 'malformed' });
    expect((await server.get(address('lang=fr'))).body).toMatchObject({ code: 'malformed' });
  });

  it('goes no further than its asker may read, even as an internal copy', async () => {
    const { body } = await server.get(address('internal=sealed&format=json'));
    expect(body).toMatchObject({ audience: { level: 'partners', internal: true } });
  });
});

describe('a filled template', () => {
  let server: RunningServer;
  let story: Story;
  beforeAll(async () => {
    server = await RunningServer.start();
    story = await tellWholeStory(server);
    await server.reading('/api/casefiles');
  });
  afterAll(() => server.stop());
  const filled = (template: string, query = '') =>
    server.get(`/api/casefiles/${story.casefile}/templates/${template}?format=markdown${query}`);

  it('has what is on record, and gaps for the rest', async () => {
    const { status, headers, text } = await filled('wgad-questionnaire');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8']);
    expect(text).toContain('Anna Example');
    expect(text).toContain('7 years');
    expect(text).toMatch(/^- \*\*4\. .*\*\*: \*\*\\\[whether a warrant or decision was shown\\\]\*\*$/m);
  });

  it('is each of those on the list, as a PDF too', async () => {
    const { body } = await server.get('/api/templates');
    const { items } = body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['state-body-letter', 'wgad-questionnaire', 'wgeid-report']);
    for (const { id } of items) {
      const { status, headers } = await server.get(`/api/casefiles/${story.casefile}/templates/${id}`);
      expect([id, status, headers.get('content-type')]).toEqual([id, 200, 'application/pdf']);
    }
  });

  it('is in a language that its addressee takes', async () => {
    expect((await filled('state-body-letter')).text).toContain('Просимо включити до списку');
    expect((await filled('state-body-letter', '&lang=en')).text).toContain('We ask that');
    expect((await filled('wgeid-report', '&lang=uk')).body).toMatchObject({ errors: [{ field: 'lang' }] });
    expect((await filled('nothing')).status).toBe(404);
  });
});
