import type { Block, Text } from '#typesetting';
import type { PersonDossier } from '../dossier.js';
import type { Figure } from '../figure.js';
import { punishmentIn, type Articles, type Judgment } from '../figures.js';
import { fields } from './identity.js';
import { facet } from './standing.js';
import type { Telling } from './telling.js';

/** The stage, the charge as described and per court, the sentence and the latest appeal. */
export function proceedingsBlocks({ proceedings }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  const { stage, charges, sentence, appeal } = proceedings;
  return [
    { is: 'heading', level: 1, text: words.proceedings },
    fields([
      [words.stage, [facet(stage, telling)]],
      [words.charge, charges.map((charge) => charged(charge, telling))],
      [words.sentence, sentence === undefined ? [] : [judged(sentence, telling)]],
      [words.appeal, appeal === undefined ? [] : [judged(appeal, telling)]],
    ]),
  ];
}

function charged(charge: Figure<Articles>, telling: Telling): Text {
  const { kind, articles = [], asDescribed, authority, court } = charge.value;
  const { quoted } = telling.words;
  const by = authority ?? court;
  const said = [
    ...(articles.length === 0 ? [] : [articles.join(', ')]),
    ...(asDescribed === undefined ? [] : [quoted(asDescribed)]),
  ];
  return telling.figure(charge, [
    `${telling.code(kind)}: ${said.join('; ')}`,
    ...(by === undefined ? [] : [', ', ...telling.body(by)]),
  ]);
}

function judged(judgment: Figure<Judgment>, telling: Telling): Text {
  const { court, judge, outcome, final, fine, additional, inAbsentia } = judgment.value;
  const { words } = telling;
  const punishment = punishmentIn(telling.language, judgment.value);
  const parts: Text[] = [
    ...(outcome === undefined ? [] : [[telling.code(outcome)]]),
    ...(punishment === undefined ? [] : [[{ strong: punishment }]]),
    ...(inAbsentia === true ? [[words.inAbsentia]] : []),
    ...(court === undefined ? [] : [telling.body(court)]),
    ...(judge === undefined ? [] : [[words.judge(judge)]]),
    ...(fine === undefined ? [] : [[words.fine(fine)]]),
    ...(additional === undefined ? [] : [[words.additional(additional)]]),
    ...(final === undefined ? [] : [[final ? words.inForce : words.notInForce]]),
  ];
  return telling.figure(
    judgment,
    parts.flatMap((part, at) => (at === 0 ? part : [', ', ...part])),
  );
}
