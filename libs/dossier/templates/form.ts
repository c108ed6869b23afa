import { describeEdtf, type Language } from '#record';
import { titleOf, toldTo } from '#readiness';
import type { Block, Paper, Text } from '#typesetting';
import type { DossierMaterial } from '../person/material.js';
import { nameIn } from '../person/names.js';
import { sourceBlocks } from '../person/paper/sources.js';
import { Telling } from '../person/paper/telling.js';
import { Sources } from '../person/sources.js';
import { markingOf } from '../person/marking.js';
import { shortPosition } from '../short-position.js';
import { WORDS } from '../words/index.js';
import { Answers, fields } from './answers.js';
import type { Template } from './template.js';

/** A form as a paper: its own blocks, then the sources that they cite, and what the record was when it was filled. */
export function formOf(
  { title }: Pick<Template, 'title'>,
  material: DossierMaterial,
  language: Language,
  blocksOf: (answers: Answers) => readonly Block[],
): Paper {
  const { audience, profile, known, position } = material;
  const reading = toldTo(audience, material.reading);
  const sources = new Sources(material.documents);
  const answers = new Answers(reading, language, sources);
  const blocks = blocksOf(answers);
  const words = WORDS[language];
  const name = nameIn(reading, language)?.value.text;
  return {
    language,
    title: title[language],
    subtitle: name ?? words.unnamed,
    marking: markingOf(audience, { title: titleOf(profile, language) }, language),
    date: reading.on,
    blocks: [...blocks, ...sourceBlocks({ sources: sources.list() }, new Telling({ chronology: [] }, language))],
    footer: {
      lines: [
        words.casefile(reading.id),
        [
          words.asOf(describeEdtf(reading.on, language)),
          words.knownAt(shortPosition(known)),
          words.position(shortPosition(position)),
        ].join('; '),
      ],
    },
    pageOf: words.pageOf,
  };
}

/** The places where the person was held, in order, and where they are now. */
export function placesHeld(answers: Answers): readonly Text[] {
  return answers.told('HeldAt', 'Transferred', 'WhereaboutsEstablished', 'WhereaboutsLost');
}

/** What was asked of authorities, bodies and courts, with what came of it. */
export function stepsTaken(answers: Answers, gap: string): Block {
  return { is: 'list', items: [...answers.told('AppliedToBody', 'AppealDecided'), [{ gap }]] };
}

/** Who submits: that is never taken from the record, which names nobody who works on it. */
export function submittedBy(consent = 'the consent of the person, or of the family, to submit the case'): Block {
  const gaps = [
    ['Name', 'name of the person or organisation that submits'],
    ['Address', 'postal and electronic address, telephone'],
    ['Consent', consent],
    ['Date and signature', 'date and signature'],
  ] as const;
  return fields(gaps.map(([label, gap]) => ({ label, answers: [], gap })));
}
