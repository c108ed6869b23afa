import type { Block, Text } from '#typesetting';
import type { PersonDossier } from '../dossier.js';
import type { PlaceNow } from '../figures.js';
import type { Figure } from '../figure.js';
import { fields } from './identity.js';
import { quietly, type Telling } from './telling.js';

/** How things stand: life, liberty, place, days held, and when the term should end. */
export function standingBlocks({ standing }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  const { life, liberty, place, custody, termEnds } = standing;
  return [
    { is: 'heading', level: 1, text: words.standing },
    fields([
      // Since when somebody is alive is no question: when it was last known is.
      [words.life, [facet(life.value === 'alive' ? { ...life, since: null } : life, telling)]],
      [words.liberty, [facet(liberty, telling)]],
      [words.place, [placed(place, telling)]],
      [
        words.firstDay,
        custody === undefined
          ? []
          : [[...telling.date({ ...custody, when: custody.value.since }), ...telling.cites(custody.claims)]],
      ],
      [words.daysHeld, custody === undefined ? [] : [[String(custody.value.days)]]],
      [
        words.termEnds,
        termEnds === undefined
          ? []
          : [
              [
                words.estimate(telling.day(termEnds.value.day)),
                ...quietly(
                  termEnds.value.withoutCredit === termEnds.value.day
                    ? []
                    : [words.withoutCredit(telling.day(termEnds.value.withoutCredit))],
                ),
                ...telling.cites(termEnds.claims),
              ],
            ],
      ],
      [words.working, (termEnds?.value.working ?? []).map((step) => [{ quiet: telling.say(step) }])],
    ]),
  ];
}

type Facet = Figure<string> & Pick<PlaceNow, 'since' | 'lastConfirmed'>;

/** A facet of the status, since when and last confirmed when. */
export function facet({ value, since, lastConfirmed, claims }: Facet, telling: Telling): Text {
  return [telling.code(value), ...confirmed({ since, lastConfirmed }, telling), ...telling.cites(claims)];
}

function placed({ value, claims }: Figure<PlaceNow>, telling: Telling): Text {
  const { whereabouts, facility } = value;
  const found = telling.words.whereabouts[whereabouts];
  const where = facility === undefined ? [found] : [telling.place(facility), `, ${found}`];
  return [...where, ...confirmed(value, telling), ...telling.cites(claims)];
}

function confirmed({ since, lastConfirmed }: Pick<PlaceNow, 'since' | 'lastConfirmed'>, telling: Telling): Text {
  const { words } = telling;
  return [
    ...(since === null ? [] : [`, ${words.since(telling.day(since))}`]),
    ...(lastConfirmed === null ? [] : [`, ${words.lastConfirmed(telling.day(lastConfirmed))}`]),
  ];
}
