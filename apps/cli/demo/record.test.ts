import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  CaptureDocument,
  DisputeClaim,
  DraftExchangeList,
  fold,
  gradeRank,
  LaunchCampaign,
  NameForExchange,
  OpenCasefile,
  OpenCasegroup,
  PlaceInGroup,
  PledgePatronage,
  PublishTerms,
  read,
  readCasefile,
  RecordClaim,
  rootOf,
  streamCategoryOf,
  type Fact,
  type Occurrence,
  type RecordCommand,
  type Shape,
  deciders,
} from '#record';
import { vocabulary } from '#readiness';

type Line = Record<string, unknown> & { do: string; ref?: string };

const here = (path: string) => new URL(path, import.meta.url);
const text = (url: URL) => readFileSync(url, 'utf8');
const sent = text(here('record.jsonl')).trimEnd().split('\n');
const lines = sent.map((line) => JSON.parse(line) as Line);

const COMMANDS: Record<string, Shape<RecordCommand>> = {
  CaptureDocument,
  DisputeClaim,
  DraftExchangeList,
  LaunchCampaign,
  NameForExchange,
  OpenCasefile,
  OpenCasegroup,
  PlaceInGroup,
  PledgePatronage,
  PublishTerms,
  RecordClaim,
};

const uuid = (at: number) => `00000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

/** What each local name stands for: a document's hash, or the id of the line's event. */
const ids = new Map(
  lines.map((line, at) => [
    line.ref,
    line.do === 'CaptureDocument' ? sha256(readFileSync(here(String(line['file'])))) : uuid(at),
  ]),
);

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function resolved(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('@') ? (ids.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolved(inner)]));
}

function commandOf(line: Line): RecordCommand {
  const name = line.do;
  const body = Object.fromEntries(Object.entries(line).filter(([field]) => field !== 'do' && field !== 'ref'));
  const shape = COMMANDS[name];
  if (shape === undefined) throw new Error(`${name} is not a request of the example`);
  if (typeof body['file'] !== 'string') return read(shape, resolved(body));
  const { file, ...described } = body;
  const bytes = readFileSync(here(file));
  return read(shape, { ...described, sha256: sha256(bytes), size: bytes.length });
}

/** Every line decided upon in its turn, as the recorder would; the facts by stream. */
function recorded(): Map<string, Fact[]> {
  const streams = new Map<string, Fact[]>();
  lines.forEach((line, at) => {
    const command = commandOf(line);
    const id = uuid(at);
    const stream = command.stream(id);
    const facts = streams.get(stream) ?? [];
    const decider = deciders.find(({ category }) => category === streamCategoryOf(stream));
    if (decider === undefined) throw new Error(`no decider for ${stream}`);
    const fact = decider.decide(command, fold(decider, facts), {
      by: 'demo',
      roles: ['monitor', 'advocate'],
      at: new Date('2026-01-01T00:00:00Z'),
      id,
      vocabulary,
      cited: (other, name) => {
        const cited = streams.get(name);
        return cited === undefined ? undefined : fold(other, cited);
      },
    });
    if (fact === undefined) throw new Error(`line ${at + 1} records nothing`);
    const stamp = { id, stream, revision: facts.length, position: uuid(at), recordedBy: 'demo' };
    streams.set(stream, [...facts, { ...fact, ...stamp, recordedAt: new Date('2026-01-01T00:00:00Z') }]);
  });
  return streams;
}

function refsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('@') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(refsIn) : [];
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'address' ? [] : wordsIn(inner)));
}

const RUN = 40;

/** Every run of 40 characters in a text, whatever its case and line breaks. */
function runsOf(words: string): string[] {
  const plain = words.replaceAll(/\s+/g, ' ').toLowerCase();
  return Array.from({ length: Math.max(0, plain.length - RUN + 1) }, (_, at) => plain.slice(at, at + RUN));
}

describe('the worked example', () => {
  it('names nothing twice and nothing before it is there', () => {
    const known = new Set<string>();
    for (const { ref, ...rest } of lines) {
      expect(refsIn(rest).filter((name) => !known.has(name))).toEqual([]);
      if (ref === undefined) continue;
      expect(ref).toMatch(/^@[a-z0-9-]+$/);
      expect(known.has(ref)).toBe(false);
      known.add(ref);
    }
  });

  it('has a note for every page, cites no file twice and keeps no note without a page', () => {
    const files = lines.flatMap(({ file }) => (typeof file === 'string' ? [file] : []));
    expect(files.filter((file) => !existsSync(here(file)))).toEqual([]);
    const notes = readdirSync(here('notes/')).map((name) => `notes/${name}`);
    expect(files.toSorted()).toEqual(notes.toSorted());
  });

  it.each(lines.map((line, at) => ({ at: at + 1, name: `${line.do} ${line.ref ?? ''}`, line })))(
    'reads line $at, $name',
    ({ line }) => {
      expect(commandOf(line)).toBeInstanceOf(COMMANDS[line.do]);
    },
  );

  it('says of every worked-out pledge how its date was found', () => {
    const pledges = lines.filter((line) => line.do === 'PledgePatronage');
    expect(pledges).toHaveLength(5);
    for (const { inferred, whenAsWritten } of pledges) {
      expect(inferred).toEqual(expect.any(String));
      expect(whenAsWritten).toMatch(/^On /);
    }
  });

  it('is accepted line by line by the deciders', () => {
    expect([...recorded().values()].flat()).toHaveLength(lines.length);
  });
});

describe('the worked example, once recorded,', () => {
  const streams = recorded();
  const occurrence = (person: string, claim: string): Occurrence => {
    const id = String(ids.get(person));
    const facts = streams.get(`casefile-${id}`) ?? [];
    const reading = readCasefile(
      { id, facts, pledges: [], lists: [], groups: [], namesakes: [] },
      { on: '2026-01-01', clearance: 'sealed' },
    );
    const found = reading?.occurrences.find(({ id: one }) => one === ids.get(claim));
    if (found === undefined) throw new Error(`no occurrence ${claim}`);
    return found;
  };

  it('has four accounts of one arrest, reads the best graded and leaves the conflict open', () => {
    const arrest = occurrence('@alimov', '@alimov-arrest');
    expect(arrest.others.map(({ when }) => when)).toEqual(['2016-02-11', '2016-02-18~', '2016-04-18']);
    expect(arrest).toMatchObject({ chosenBy: 'best-grade', account: { when: '2016-04-18' }, conflict: ['when'] });
    const later = arrest.others.find(({ claim }) => claim === ids.get('@alimov-arrest-khpg-later'));
    const grade = (sources: typeof arrest.account.sources) => Math.min(...sources.map(gradeRank));
    expect(grade(later?.sources ?? [])).toBeGreaterThan(grade(arrest.account.sources));
  });

  it.each(['enver', 'riza'])('has two days for the sentence of %s Omerov', (first) => {
    const { account, others, conflict } = occurrence(`@${first}-omerov`, `@${first}-sentence`);
    expect([account, ...others].map(({ when }) => when)).toEqual(['2021-01-11', '2021-01-12']);
    expect(conflict).toEqual(['when']);
  });

  it('has two regimes for one sentence, and chooses by grade', () => {
    const { account, conflict, chosenBy } = occurrence('@dovhopola', '@dovhopola-sentence');
    expect([account.fields['regime'], chosenBy, conflict]).toEqual(['general', 'best-grade', ['regime']]);
  });

  it('counts two pages of one root once', () => {
    const { account } = occurrence('@dovhopola', '@dovhopola-remand');
    expect(account.sources).toHaveLength(2);
    expect(new Set(account.sources.map(rootOf)).size).toBe(1);
  });

  it('reads the charge as the court has it, while the disputed one stays visible', () => {
    const { account, others, chosenBy } = occurrence('@dovhopola', '@dovhopola-charge');
    expect(account.fields).toMatchObject({ articles: ['Art. 275'] });
    expect(chosenBy).toBe('only-standing');
    expect(others).toMatchObject([{ fields: { asDescribed: 'espionage' }, disputes: [{ answered: false }] }]);
  });
});

const sources = here('../../../../shared/sources/');
const atHand = existsSync(new URL('facts.jsonl', sources)) ? describe : describe.skip;

atHand('the source texts, where they are at hand,', () => {
  it('lend none of their sentences to the notes or the record', () => {
    const texts = readdirSync(sources).filter((name) => name.endsWith('.txt'));
    expect(texts).toHaveLength(5);
    const theirs = new Set(texts.flatMap((name) => runsOf(text(new URL(name, sources)))));
    const notes = readdirSync(here('notes/')).map((name) => text(here(`notes/${name}`)));
    const ours = [...notes, ...wordsIn(lines)].flatMap((words) => runsOf(words));
    expect(ours.filter((run) => theirs.has(run))).toEqual([]);
  });
});

describe('the reading notes', () => {
  it('give no path of any machine, nor does the record', () => {
    const notes = readdirSync(here('notes/')).map((name) => text(here(`notes/${name}`)));
    for (const written of [...sent, ...notes]) expect(written).not.toMatch(/(^|["\s])(\/(work|home|tmp|root)\/|file:)/);
  });
});
