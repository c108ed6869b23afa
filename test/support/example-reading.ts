import type { Profile, Rule } from '#readiness';
import type { Reading } from '#record';
import {
  adjudicated,
  claim,
  disputed,
  grouped,
  listed,
  namesake,
  onRecord,
  reviewed,
  source,
  type OnRecord,
} from './on-record.js';
import { readingOf } from './reading-of.js';

type Example = Rule['examples'][number];
type Given = Example['given'][number];
type ActGiven = Extract<Given, { readonly act: string }>;

/** What the casefile of a rule's example says to somebody who may see all of it. */
export function exampleReading({ given }: Example): Reading {
  return readingOf(onRecord(...given.map(recorded)));
}

/** A profile with that rule alone, and with what of a profile matters to the example. */
export function exampleProfile({ id }: Rule, { profile }: Example): Profile {
  return { ...PROFILE, rules: [id], ...profile };
}

const PROFILE: Profile = {
  id: 'example',
  version: 1,
  title: 'Example',
  about: 'For examples',
  recipients: [],
  clearance: 'partners',
  rules: [],
  minimumGrade: 'C3',
  acceptsBesideCustody: [],
  marginDays: 0,
  namesNeeded: [
    { about: 'in Ukrainian, with patronymic', lang: 'uk', patronymic: true },
    { about: 'as in the verdict', scheme: 'verdict', onceSentenced: true },
  ],
};

function recorded(fact: Given): OnRecord {
  if ('act' in fact) return happened(fact);
  const { kind, when, fields, id, accountOf, grade, roots, protection } = fact;
  return claim(kind, when, fields, {
    sources: roots === undefined ? [source(grade)] : roots.map((root) => source(grade, root)),
    ...(id === undefined ? {} : { id }),
    ...(accountOf === undefined ? {} : { occurrence: accountOf }),
    ...(protection === undefined ? {} : { protection }),
  });
}

function happened(fact: ActGiven): OnRecord {
  switch (fact.act) {
    case 'disputed':
      return disputed(fact.claim);
    case 'adjudicated':
      return adjudicated('one', fact.prefer);
    case 'reviewed':
      return reviewed({ recordedAt: fact.on, findings: fact.findings ?? 'agreed' });
    case 'grouped':
      return grouped(fact.until === undefined ? {} : { until: fact.until });
    case 'namesake':
      return namesake(fact.casefile);
    case 'listed': {
      const { profile, act: _, ...options } = fact;
      return listed(profile, options);
    }
    default:
      throw new Error(`no such act: ${String(fact satisfies never)}`);
  }
}
