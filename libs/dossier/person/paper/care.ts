import type { Block, Text } from '#typesetting';
import type { PersonDossier, Told } from '../dossier.js';
import type { Figure } from '../figure.js';
import { fieldsOrNone } from './identity.js';
import type { Telling } from './telling.js';

/** What a source says of these in its own words is told beside the line. */
const IN_OWN_WORDS = ['condition', 'needs', 'disabilityGroup', 'name', 'contact', 'text', 'whyNotSelf'];

/** Health, counsel, contacts and consents; or that they are not told, and why. */
export function careBlocks({ care }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  const { withheld, health, counsel, contacts, consents } = care;
  const none: readonly Text[] = withheld === undefined ? [[words.nothingTold]] : [];
  const rows = (told: readonly Figure<Told>[]) => (told.length === 0 ? none : told.map((one) => row(one, telling)));
  return [
    { is: 'heading', level: 1, text: words.care },
    ...(withheld === undefined ? [] : [{ is: 'notice', text: [telling.say(withheld)] } as const]),
    ...fieldsOrNone([
      [words.health, rows(health)],
      [words.counsel, rows(counsel)],
      [words.contacts, rows(contacts)],
      [words.consents, rows(consents)],
    ]),
  ];
}

function row(one: Figure<Told>, telling: Telling): Text {
  const line = telling.say(one.value.line);
  const { fields: own } = one.value;
  const said = IN_OWN_WORDS.map((name) => own[name]).filter((text) => typeof text === 'string' && !line.includes(text));
  return telling.figure(one, [[line, ...said].join('; ')]);
}
