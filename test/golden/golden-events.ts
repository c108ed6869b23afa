import { createHash, createHmac } from 'node:crypto';
import { decoys, openingsOf } from '#sealing';
import type { Envelope } from '#transparency-log';

/** An event as the store beneath the sealing holds it. */
export interface GoldenEvent {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly actor: string;
  readonly envelope: Envelope;
}

/** How many events the golden log is of: one full tile, and one begun. */
export const GOLDEN_SIZE = 300;

// Nobody of that name: each is made of a first name and the word for invented.
const PEOPLE = 'Olena Petro Ihor Maria Ivan Nina Andrij Kateryna Taras Sofia Maksym Hanna'
  .split(' ')
  .map((name) => `${name} Vyhadana`);

const CLAIMS: readonly (readonly [kind: string, fields: object])[] = [
  ['Arrested', { by: 'men without insignia', place: 'a bus stop' }],
  ['HeldAt', { facility: 'Invented Remand Prison No. 3', cell: '12' }],
  ['Charged', { articles: ['000.1', '000.2'], authority: 'an invented office' }],
  ['CounselNamed', { name: 'Iryna Vyhadana', phone: '+000 00 000 00 00' }],
  ['Remanded', { until: '2025-12-01' }],
  ['HealthReported', { state: 'серце болить', urgent: true }],
  ['LetterReceived', { from: 'mother', pages: 3 }],
  ['TrialOpened', { court: 'Invented Regional Court', closed: false }],
  ['Sentenced', { years: 7, regime: 'strict', appealed: null }],
  ['Transferred', { from: 'Invented Remand Prison No. 3', to: 'Invented Colony No. 9' }],
];

/** The event of an index: the people come in turn, and each has 25 events. */
export function goldenEvent(index: number): GoldenEvent {
  const person = index % PEOPLE.length;
  const step = Math.floor(index / PEOPLE.length);
  if (index === 0) return campaign();
  if (step === 0) return page(person);
  if (step === 1) return sealed(index, 'CasefileOpened', { names: [{ text: PEOPLE[person], lang: 'en' }] });
  const [kind, fields] = CLAIMS[step % CLAIMS.length] ?? ['', {}];
  const claim = {
    when: dayOf(step),
    fields,
    sources: [{ document: pageOf(person), reliability: 'B', credibility: 2 }],
  };
  if (step < 24) return sealed(index, 'ClaimRecorded', { type: kind, ...claim }, { src: [pageOf(person)] });
  if (person === PEOPLE.length - 1) return tombstone(index);
  const corrects = idOf(index - 10 * PEOPLE.length);
  return sealed(index, 'ClaimCorrected', { ...claim, claim: corrects, reason: 'misread' }, { corrects });
}

function campaign(): GoldenEvent {
  const names = [
    { text: 'Листи «без адреси»', lang: 'uk' },
    { text: 'Letters "without\\an address" €', lang: 'en' },
  ];
  const pub = { names, languages: ['uk', 'en'], launchedOn: '2025-01-07' };
  return { ...sealed(0, 'CampaignLaunched', { note: 'the first' }, { pub }), stream: `campaign-${idOf(0)}` };
}

function page(person: number): GoldenEvent {
  const pub = { sha256: pageOf(person), mediaType: 'text/html', size: 1024 + person };
  const stream = `document-${createHash('md5').update(`page ${person}`).digest('hex')}`;
  const address = `https://news.example/${person}`;
  return sealed(person, 'DocumentCaptured', { address }, { pub, stream });
}

/** Covers whatever was recorded of the last of the people. */
function tombstone(index: number): GoldenEvent {
  const covered = Array.from({ length: 24 }, (_, step) => step * PEOPLE.length + PEOPLE.length - 1).slice(1);
  const digests = covered.flatMap((at) => goldenEvent(at).envelope.sd).toSorted();
  const pub = { basis: 'safety-of-the-person', count: digests.length };
  const [opening] = openingsOf(keyOf(`erasure-${streamOf(index)}`), idOf(index), { digests });
  const event = sealed(index, 'PersonalDataErased', { digests }, { pub, subject: `erasure-${streamOf(index)}` });
  return { ...event, envelope: { ...event.envelope, commitment: opening?.digest ?? '' } };
}

interface Around {
  readonly pub?: Envelope['pub'];
  readonly src?: readonly string[];
  readonly corrects?: string;
  readonly stream?: string;
  readonly subject?: string;
}

function sealed(index: number, type: string, data: object, { subject, pub = {}, ...around }: Around = {}): GoldenEvent {
  const id = idOf(index);
  const key = keyOf(subject ?? streamOf(index));
  const openings = openingsOf(key, id, data);
  const sd = [...openings, ...decoys(key, id, openings.length)].map(({ digest }) => digest).toSorted();
  const stream = type === 'DocumentCaptured' ? `document-${pageOf(index)}` : streamOf(index);
  return { id, stream, type, actor: actorOf(index), envelope: { pub, sd, ...around } };
}

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

function streamOf(index: number): string {
  return `casefile-${idOf(900 + (index % PEOPLE.length))}`;
}

function dayOf(step: number): string {
  return new Date(Date.UTC(2025, 0, 11 * step)).toISOString().slice(0, 10);
}

function pageOf(person: number): string {
  return createHash('sha256').update(`page ${person}`).digest('hex');
}

/** The key of a subject: in the record it is random, and here it is the same whenever the log is made. */
function keyOf(subject: string): Buffer {
  return createHash('sha256').update(`golden log: ${subject}`).digest();
}

function actorOf(index: number): string {
  const name = index % 3 === 0 ? 'reviewer' : 'monitor';
  return createHmac('sha256', 'golden log').update(name).digest('base64url').slice(0, 22);
}
