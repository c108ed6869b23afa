import { titleOf, toldTo, type Audience } from '#readiness';
import { wordIn, type Facet, type Reading } from '#record';
import { careOf, toldOf } from './care.js';
import { chronologyOf } from './chronology.js';
import { conflictsOf } from './conflicts.js';
import type { Dossier, FacetTold, Heading, PersonDossier } from './dossier.js';
import { entriesByClaim } from './entries.js';
import { datesOf } from './figure.js';
import { articlesOf, bornOf, custodySince, judgmentsOf, placeNow, termEnds } from './figures.js';
import type { DossierMaterial } from './material.js';
import { nameTold } from './names.js';
import { patronagesOf } from './patronage.js';
import { readinessTold } from './readiness-told.js';
import { Saying } from './saying.js';
import { Sources } from './sources.js';

/** Tells of one person what the audience may be told. The same material gives the same dossier. */
export function dossierOf(material: DossierMaterial): Dossier {
  const { audience, profile, photograph, proof } = material;
  const heading = headingOf(material);
  const { erased } = material.reading;
  if (erased !== undefined) return { ...heading, erased };
  const reading = toldTo(audience, material.reading);
  const sources = new Sources(material.documents);
  const chronology = chronologyOf(reading, sources);
  const entries = entriesByClaim(chronology);
  const patronages = patronagesOf(material.pledges, audience, sources);
  const shown = photograph !== undefined && entries.has(photograph.claim) ? photograph : undefined;
  return {
    ...heading,
    identity: { ...identityOf(reading, sources), ...pictured(shown), groups: material.groups },
    standing: standingOf(reading),
    proceedings: {
      stage: { ...facetTold(reading, 'procedure'), value: reading.status.procedure.value },
      charges: articlesOf(reading),
      ...judgmentsOf(reading),
    },
    chronology,
    care: careOf(reading, audience, sources),
    patronages,
    conflicts: conflictsOf(chronology),
    checks: checksOf(reading, sources),
    ...(profile.rules.length === 0 ? {} : { readiness: readinessTold(reading, profile, audience, entries) }),
    sources: sources.list(),
    ...(proof === undefined ? {} : { proof }),
  };
}

function headingOf({ reading, audience, profile, known, position }: DossierMaterial): Heading {
  const title = new Saying((language) => titleOf(profile, language));
  const { level, consented, internal }: Audience = audience;
  return {
    casefile: reading.id,
    on: reading.on,
    known,
    position,
    audience: { level, consented, internal },
    profile: { id: profile.id, version: profile.version, title },
  };
}

function identityOf(reading: Reading, sources: Sources): Omit<PersonDossier['identity'], 'groups' | 'photograph'> {
  const born = bornOf(reading);
  return {
    names: reading.names.map(nameTold),
    ...(born === undefined ? {} : { born }),
    citizenships: toldOf(reading, ['CitizenshipStated'], sources),
    documents: toldOf(reading, ['IdentityDocumentSeen'], sources),
  };
}

function pictured(photograph: DossierMaterial['photograph']): Pick<PersonDossier['identity'], 'photograph'> {
  if (photograph === undefined) return {};
  return { photograph: { value: { file: photograph.file }, claims: [photograph.claim] } };
}

function standingOf(reading: Reading): PersonDossier['standing'] {
  const [custody, ends] = [custodySince(reading), termEnds(reading)];
  return {
    life: facetTold(reading, 'life'),
    liberty: facetTold(reading, 'liberty'),
    place: placeNow(reading),
    ...(custody === undefined ? {} : { custody }),
    ...(ends === undefined ? {} : { termEnds: ends }),
  };
}

function facetTold(reading: Reading, name: 'life' | 'liberty' | 'procedure'): FacetTold {
  const { value, since, lastConfirmed, claim, occurrence }: Facet<string> = reading.status[name];
  const told = reading.occurrences.find(({ id }) => id === occurrence)?.account;
  return { value, claims: claim === null ? [] : [claim], ...(told && datesOf(told)), since, lastConfirmed };
}

/** A check may quote the hash of a document: one that is not named is not told of. */
function checksOf({ checks }: Reading, sources: Sources): PersonDossier['checks'] {
  const closed = sources.unnamed().map((document) => document.slice(0, 12));
  return checks
    .filter(({ message }) => !closed.some((start) => wordIn(message, 'en').includes(start)))
    .map(({ code, message, claims }) => ({ code, message, claims }));
}
