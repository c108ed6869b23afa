import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RetractClaim } from '#record';
import { recordAtHand, SOURCES, type RecordAtHand } from '../../test/support/recording.js';
import { NotOnRecord } from '../desk.js';
import { CasefileTold, type ToldAnswer } from './casefile-told.js';

let record: RecordAtHand;
let anna: string;

beforeEach(async () => {
  record = await recordAtHand();
  anna = await record.open('Anna Example');
  await record.claim(anna, 'Arrested', '2026-01-10', { by: 'police' });
});
afterEach(() => record.close());

const forMediator = { profile: 'gravely-ill-to-mediator' };
const told = (asked: object = forMediator, clearance?: 'partners' | 'team' | 'sealed') =>
  record.ask(CasefileTold, { casefile: anna, ...forMediator, ...asked }, clearance);
const kindsIn = ({ reading }: ToldAnswer) => reading.occurrences.map(({ kind }) => kind.name);
const ill = (more: object = {}) => record.claim(anna, 'HealthReported', '2026-05-01', { grade: 'serious', ...more });
const consent = (kind: string, when: string, more: object = {}) =>
  record.claim(anna, kind, when, { to: 'sharing', by: 'self', recipient: 'gravely-ill-to-mediator', ...more });

describe('what a casefile tells a recipient', () => {
  it('is nothing about health before the person consented, at whatever level it was recorded', async () => {
    await ill();
    await ill({ protection: 'partners' });
    const answer = await told();
    expect(answer.audience).toEqual({ level: 'partners', consented: false, internal: false });
    expect(kindsIn(answer)).toEqual(['Arrested']);
  });

  it('is what the recipient may see once the person consented, and not what is sealed', async () => {
    await ill();
    await ill({ protection: 'sealed', condition: 'closed' });
    await consent('ConsentGiven', '2026-05-02');
    const answer = await told({}, 'sealed');
    expect(answer.audience).toEqual({ level: 'team', consented: true, internal: false });
    expect(kindsIn(answer)).toEqual(['Arrested', 'HealthReported', 'ConsentGiven']);
  });

  it('ends with a withdrawal that the recipient may not see', async () => {
    await ill();
    await consent('ConsentGiven', '2026-05-02');
    const withdrawal = await consent('ConsentWithdrawn', '2026-05-20', { protection: 'sealed' });
    expect(kindsIn(await told())).toEqual(['Arrested']);
    await record.record(
      RetractClaim,
      { casefile: anna, claim: withdrawal, reason: 'another person' },
      { roles: ['admin'] },
    );
    expect(kindsIn(await told())).toContain('HealthReported');
  });

  it('goes no further than the asker may read, and never names a minor', async () => {
    await consent('ConsentGiven', '2026-05-02');
    await ill();
    await record.claim(anna, 'Related', null, { relation: 'son', to: { name: 'Vira Example', minor: true } });
    expect((await told({}, 'partners')).audience.level).toBe('partners');
    expect(kindsIn(await told())).not.toContain('Related');
    expect(kindsIn(await told({ internal: 'team' }))).not.toContain('Related');
  });

  it('is an internal copy up to a level that the asker may read', async () => {
    await ill();
    const answer = await told({ internal: 'sealed' }, 'team');
    expect(answer.audience).toEqual({ level: 'team', consented: true, internal: true });
    expect(kindsIn(answer)).toContain('HealthReported');
  });

  it('is what partners may see where it is for nobody in particular, whatever was consented to', async () => {
    await ill();
    await consent('ConsentGiven', '2026-05-02', { recipient: 'partners' });
    const answer = await record.ask(CasefileTold, { casefile: anna });
    expect([answer.profile.id, answer.audience.level, kindsIn(answer)]).toEqual(['partners', 'partners', ['Arrested']]);
  });

  it('names the sources that may be named', async () => {
    const [open, closed] = ['cd'.repeat(32), 'ef'.repeat(32)];
    await record.capture(open, { title: 'A page', publisher: 'News Example' });
    await record.capture(closed, { protection: 'sealed', title: 'A letter' });
    const cites = (document: string) => ({ sources: [{ ...SOURCES[0], document }], protection: 'public' });
    await record.claim(anna, 'Born', '1980', cites(open));
    await record.claim(anna, 'Named', null, { text: 'Annochka', ...cites(closed) });
    const { documents } = await told();
    expect(documents.get(open)).toMatchObject({ title: 'A page', publisher: 'News Example', mediaType: 'text/html' });
    expect(documents.has(closed)).toBe(false);
  });

  it('is the same of an earlier state of the record, whatever came later', async () => {
    const before = await told();
    const { position: known } = before;
    await record.claim(anna, 'Released', '2026-02-01', { ground: 'unknown' });
    const again = await told({ known });
    expect([again.reading, again.known]).toEqual([before.reading, known]);
  });

  it('is not on record of a person, or for a recipient, that there is not', async () => {
    await expect(told({ casefile: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow(NotOnRecord);
    await expect(told({ profile: 'nobody' })).rejects.toThrow(NotOnRecord);
    const sealed = await record.open('Closed', { protection: 'sealed' });
    await expect(told({ casefile: sealed })).rejects.toThrow(NotOnRecord);
  });
});
