import { describeEdtf, type Language } from '#record';
import type { Block, Paper } from '#typesetting';
import { shortNumber } from '../../short-number.js';
import { shortPosition } from '../../short-position.js';
import { WORDS } from '../../words/index.js';
import type { Dossier, ErasedDossier, PersonDossier } from '../dossier.js';
import { markingOf } from '../marking.js';
import { bestName } from '../names.js';
import { careBlocks } from './care.js';
import { chronologyBlocks } from './chronology.js';
import { identityBlocks } from './identity.js';
import { openBlocks } from './open-questions.js';
import { patronBlocks } from './patrons.js';
import { proceedingsBlocks } from './proceedings.js';
import { readinessBlocks } from './readiness.js';
import { proofBlocks, sourceBlocks } from './sources.js';
import { standingBlocks } from './standing.js';
import { Telling } from './telling.js';

const PARTS: readonly ((dossier: PersonDossier, telling: Telling) => Block[])[] = [
  identityBlocks,
  standingBlocks,
  proceedingsBlocks,
  chronologyBlocks,
  careBlocks,
  patronBlocks,
  openBlocks,
  readinessBlocks,
  sourceBlocks,
  proofBlocks,
];

/** A dossier as it is printed, in a language. */
export function dossierPaper(dossier: Dossier, language: Language): Paper {
  const { casefile, on, known, position, audience, profile } = dossier;
  const words = WORDS[language];
  const proof = 'erased' in dossier ? undefined : dossier.proof;
  return {
    language,
    ...('erased' in dossier ? erasedBody(dossier, language) : body(dossier, language)),
    subtitle: words.casefile(shortNumber(casefile)),
    marking: markingOf(audience, profile, language),
    date: on,
    footer: {
      lines: [
        [
          words.asOf(describeEdtf(on, language)),
          ...(known === position ? [] : [words.knownAt(shortPosition(known))]),
          words.position(shortPosition(position)),
        ].join('; '),
        ...(proof === undefined ? [] : [words.log(proof.origin, proof.size), words.root(proof.root)]),
      ],
      ...(proof === undefined ? {} : { address: proof.address }),
    },
    pageOf: words.pageOf,
  };
}

function body(dossier: PersonDossier, language: Language): Pick<Paper, 'title' | 'blocks'> {
  const words = WORDS[language];
  const telling = new Telling(dossier, language);
  const names = dossier.identity.names.map(({ value }) => value);
  return {
    title: words.title(bestName(names, language)?.text ?? words.unnamed),
    blocks: PARTS.flatMap((part) => part(dossier, telling)),
  };
}

function erasedBody({ erased }: ErasedDossier, language: Language): Pick<Paper, 'title' | 'blocks'> {
  const words = WORDS[language];
  const telling = new Telling({ chronology: [] }, language);
  const says = words.erased.says(telling.day(erased.at.slice(0, 10)), telling.code(erased.basis));
  return { title: words.erased.title, blocks: [{ is: 'notice', text: [says] }] };
}
