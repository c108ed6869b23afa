import type { Audience } from '#readiness';
import { lineOf, type Account, type ClaimKind, type Reading } from '#record';
import type { Care, Told } from './dossier.js';
import { figureOf, type Figure } from './figure.js';
import { fieldsTold } from './fields-told.js';
import { Saying, worded } from './saying.js';
import type { Sources } from './sources.js';

type Occurred = Pick<Reading, 'occurrences'>;

/** Every claim of the kinds, in one line each, in order. */
export function toldOf({ occurrences }: Occurred, kinds: readonly string[], sources: Sources): Figure<Told>[] {
  return occurrences
    .filter(({ kind }) => kinds.includes(kind.name))
    .map(({ kind, account }) => figureOf(lineTold(kind, account, sources), account));
}

function lineTold(kind: ClaimKind, { fields }: Account, sources: Sources): Told {
  return {
    kind: kind.name,
    line: new Saying((language) => lineOf(kind, fields, language)),
    fields: fieldsTold(fields, (document) => sources.isNamed(document)),
  };
}

const CONSENTS = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn', 'DestinationStated'];

/** What is close to the person. What is not told for want of consent is not there; the dossier says so. */
export function careOf(reading: Occurred, { consented }: Audience, sources: Sources): Care {
  const withheld = consented ? {} : { withheld: worded((words) => words.withheld) };
  return {
    ...withheld,
    health: toldOf(reading, ['HealthReported'], sources),
    counsel: toldOf(reading, ['CounselNamed'], sources),
    contacts: toldOf(reading, ['FamilyContactNamed', 'Related'], sources),
    consents: toldOf(reading, CONSENTS, sources),
  };
}
