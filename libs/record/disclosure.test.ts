import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { digest, uuid } from '../../test/support/on-record.js';
import { claimKinds } from './casefile/claims/index.js';
import { disclosureOf, rejoined } from './disclosure.js';
import { PROTECTIONS } from './protection.js';

/** What may ever be read of a fact without any key, by its type: of all others, nothing. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  CampaignLaunched: ['names', 'parent', 'invites', 'languages', 'launchedOn'],
  TermsPublished: ['version', 'publishedOn', 'terms'],
  DocumentCaptured: ['sha256', 'mediaType', 'size'],
  PatronagePledged: ['campaign', 'termsVersion'],
  PersonalDataErased: ['basis', 'count'],
};
const OF_NOBODY = ['CampaignLaunched', 'TermsPublished', 'PersonalDataErased'];

interface Stored {
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const FOLDER = new URL('../../test/stored/', import.meta.url);
const stored = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path): Stored => JSON.parse(readFileSync(new URL(path, FOLDER), 'utf8')));
const ofKind = (category: string) => stored.filter(({ stream }) => stream.startsWith(`${category}-`));

function storedFact(type: string): Stored {
  const found = stored.find((one) => one.type === type);
  if (found === undefined) throw new Error(`no ${type} is stored`);
  return found;
}

const tombstone: Stored = {
  stream: `casefile-${uuid(1)}`,
  type: 'PersonalDataErased',
  data: { basis: 'objection', count: 2, digests: ['a', 'b'] },
};

const types = [...stored, tombstone].map(({ type }) => type);

/** The fact of a type as it is stored, and as it would be at some levels. */
function factsOf(type: string, levels: readonly string[] = PROTECTIONS): Stored[] {
  const fact = type === tombstone.type ? tombstone : storedFact(type);
  return [fact, ...levels.map((protection) => ({ ...fact, data: { ...fact.data, protection } }))];
}

const parted = ({ stream, type, data }: Stored) => disclosureOf(stream, { type, data });
const cites = (document: string, more: object = {}) => ({ document, reliability: 'B', credibility: 2, ...more });
const [PAGE, OTHER, LETTER] = [digest('a page'), digest('another'), digest('a letter')];

describe('what is published', () => {
  it.each(types)('of %s is nothing but what the table has, at whatever level', (type) => {
    for (const fact of factsOf(type)) {
      const { published } = parted(fact);
      const names = Object.keys(published);
      expect(names.filter((name) => !PUBLISHED[type]?.includes(name))).toEqual([]);
      expect(published).toEqual(Object.fromEntries(names.map((name) => [name, fact.data[name]])));
    }
  });

  it('of a fact that is not public is nothing, not even a source', () => {
    for (const type of types.filter((one) => !OF_NOBODY.includes(one)))
      for (const fact of factsOf(type, ['partners', 'team', 'sealed']).slice(1))
        expect(parted(fact)).toMatchObject({ published: {}, sources: [] });
  });

  it.each(claimKinds.map(({ name }) => name))('of a claim of the kind %s is that it is a claim', (kind) => {
    for (const protection of PROTECTIONS) {
      const { shares, ...known } = parted({ ...storedFact('Arrested'), type: kind, data: { protection, fields: {} } });
      expect(known).toEqual({ type: 'ClaimRecorded', published: {}, sources: [], hidesStream: false });
      expect(shares).toHaveLength(1);
    }
  });

  it('of facts that are no claims is their type', () => {
    const kinds = new Set(claimKinds.map(({ name }) => name));
    for (const fact of stored.filter(({ type }) => !kinds.has(type))) expect(parted(fact).type).toBe(fact.type);
  });

  it('is all of the table where a fact is public and has it', () => {
    for (const [type, names] of Object.entries(PUBLISHED)) {
      const [{ data } = tombstone, fact = tombstone] = factsOf(type, ['public']);
      const { published } = parted(fact);
      expect(Object.keys(published).toSorted()).toEqual(names.filter((name) => name in data).toSorted());
    }
  });

  it('never is more than an entry of the log can take', () => {
    const terms = Array.from({ length: 100 }, (_, at) => ({ number: at + 1, text: '界'.repeat(1000), kind: 'once' }));
    const { type, stream } = storedFact('TermsPublished');
    const ofSize = (count: number) =>
      Buffer.byteLength(JSON.stringify(parted({ type, stream, data: { terms: terms.slice(0, count) } }).published));
    const sizes = Array.from({ length: 100 }, (_, at) => ofSize(at + 1));
    expect(Math.max(...sizes)).toBeLessThan(48_000);
    expect(Math.max(...sizes)).toBeGreaterThan(40_000);
    expect(sizes.at(-1)).toBe('{}'.length);
  });

  it('says which public documents a public fact cites, and none that are kept closer', () => {
    const sources = [
      cites(OTHER),
      cites(PAGE, { protection: 'public' }),
      cites(LETTER, { protection: 'team' }),
      cites(OTHER),
    ];
    const fact = (protection: string) => ({ ...storedFact('Arrested'), data: { protection, sources } });
    expect(parted(fact('public')).sources).toEqual([PAGE, OTHER].toSorted());
    expect(parted(fact('team')).sources).toEqual([]);
    const terms = { ...storedFact('TermsPublished'), data: { version: 1, sources } };
    expect(parted(terms).sources).toEqual([PAGE, OTHER].toSorted());
  });

  it('says which fact another corrects, at any level', () => {
    for (const fact of types.flatMap((type) => factsOf(type)))
      expect(parted(fact).corrects).toBe(fact.type === 'ClaimCorrected' ? fact.data['claim'] : undefined);
  });

  it('hides the streams that are named after the hash of a document, or after a recipient', () => {
    for (const fact of stored) expect(parted(fact).hidesStream).toBe(/^(document|profile)-/.test(fact.stream));
  });

  it.each([...ofKind('exchangelist'), ...ofKind('casegroup')].map((fact) => [fact.type, fact] as const))(
    'of %s never is who is on the list or in the group',
    (_, fact) => {
      for (const protection of [...PROTECTIONS, undefined]) {
        const data = { ...fact.data, ...(protection === undefined ? {} : { protection }) };
        const { shares, ...known } = parted({ ...fact, data });
        expect(known.published).toEqual({});
        expect(shares.length).toBeGreaterThan(0);
        expect(JSON.stringify(known)).not.toContain(uuid(1));
      }
    },
  );
});

describe('what is published of a profile', () => {
  it('is nothing but that one was published: neither whose rules nor which', () => {
    const { stream, data } = storedFact('ProfilePublished');
    const { shares, ...known } = parted({ stream, type: 'ProfilePublished', data });
    expect(known).toEqual({ type: 'ProfilePublished', published: {}, sources: [], hidesStream: true });
    expect(shares).toEqual([{ subject: stream, data }]);
  });
});

describe('the shares of a fact', () => {
  it.each(types)(
    'of the type %s are the fact again when they are joined, and hold nothing that is published',
    (type) => {
      for (const fact of factsOf(type)) {
        const { published, shares } = parted(fact);
        const data = shares.map((share) => share.data);
        expect(rejoined(type, published, data)).toEqual(fact.data);
        expect(data.flatMap((share) => Object.keys(share)).filter((name) => name in published)).toEqual([]);
        expect(data.slice(1).filter((share) => Object.keys(share).length === 0)).toEqual([]);
      }
    },
  );

  it('are about the person of the casefile, and a tombstone is about nobody who could be erased', () => {
    for (const fact of ofKind('casefile').filter(({ type }) => type !== 'PersonalDataErased'))
      expect(parted(fact).shares).toEqual([{ subject: fact.stream, data: fact.data }]);
    expect(parted(tombstone).shares).toEqual([
      { subject: `erasure-${tombstone.stream}`, data: { digests: ['a', 'b'] } },
    ]);
  });

  it('are about the person where something is said of one on a list or in a group', () => {
    for (const type of ['NamedForExchange', 'DroppedFromList', 'ExchangeAnswered', 'PersonPlacedInGroup']) {
      const fact = storedFact(type);
      expect(parted(fact).shares).toEqual([{ subject: `casefile-${uuid(1)}`, data: fact.data }]);
    }
    for (const type of ['ExchangeListDrafted', 'PackageReviewed', 'ListHandedOver', 'CasegroupOpened'])
      expect(parted(storedFact(type)).shares).toMatchObject([{ subject: storedFact(type).stream }]);
  });

  it.each(ofKind('pledge').map((fact) => [fact.type, fact] as const))(
    'of %s are about the patron and the ward: without the ward the patron is still known',
    (_, fact) => {
      const { published, shares } = parted(fact);
      const [own, ofWard] = shares;
      expect(shares.map(({ subject }) => subject)).toEqual([fact.stream, `casefile-${uuid(1)}`]);
      expect(Object.keys(ofWard?.data ?? {})).toContain('sources');
      const left = rejoined(fact.type, published, [own?.data, undefined]);
      expect(left).toEqual({ ...published, ...own?.data, sources: [] });
      for (const kept of ['casefile', 'patron', 'to', 'on', 'declaredOn', 'term', 'duty', 'reason'])
        expect(left[kept]).toEqual(fact.data[kept]);
      for (const gone of ['occasion', 'text', 'whenAsWritten', 'inferred', 'reference'])
        expect(left).not.toHaveProperty(gone);
    },
  );

  it('of a frozen list are one for each person: it loses those who are erased, and says how many', () => {
    const frozen = storedFact('ListFrozen');
    const people = fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(people, fc.func(fc.boolean()), (numbers, isErased) => {
        const entries = numbers.map((number) => ({ casefile: uuid(number), ready: true, blocking: [], advisory: [] }));
        const { shares, published } = parted({ ...frozen, data: { ...frozen.data, entries } });
        expect(shares.map(({ subject }) => subject)).toEqual([
          frozen.stream,
          ...entries.map(({ casefile }) => `casefile-${casefile}`),
        ]);
        const gone = shares.map(({ subject }) => subject !== frozen.stream && isErased(subject));
        const left = shares.map(({ data }, at) => (gone[at] === true ? undefined : data));
        const erased = gone.filter(Boolean).length;
        expect(rejoined('ListFrozen', published, left)).toEqual({
          ...frozen.data,
          entries: entries.filter((_, at) => gone[at + 1] === false),
          ...(erased === 0 ? {} : { erased }),
        });
      }),
    );
  });
});
