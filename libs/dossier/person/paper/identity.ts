import type { PersonName } from '#record';
import type { Block, Text } from '#typesetting';
import { bestName } from '../names.js';
import type { PersonDossier } from '../dossier.js';
import type { Figure } from '../figure.js';
import { quietly, type Telling } from './telling.js';

/** Who the person is, in every spelling. */
export function identityBlocks({ identity }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  const { names, born, citizenships, documents, photograph, groups } = identity;
  const { place, sex } = born?.value ?? {};
  return [
    { is: 'heading', level: 1, text: words.identity },
    ...(photograph === undefined
      ? []
      : [{ is: 'picture', file: photograph.value.file, caption: pictured(photograph, telling) } as const]),
    fields([
      [words.names, names.map((name) => spelling(name, telling))],
      [
        words.born,
        born === undefined
          ? []
          : [
              [
                ...telling.date(born),
                ...(place === undefined ? [] : [`, ${telling.place(place)}`]),
                ...telling.cites(born.claims),
              ],
            ],
      ],
      [words.sex, sex === undefined ? [] : [[telling.code(sex), ...telling.cites(born?.claims ?? [])]]],
      [words.citizenship, citizenships.map((one) => citizenship(one, telling))],
      [words.documents, documents.map((one) => telling.figure(one, [telling.say(one.value.line), ...number(one)]))],
      [
        words.groups,
        groups.map(({ names: spelt, role }) => [
          bestName(spelt, telling.language)?.text ?? '',
          ...quietly(role === undefined ? [] : [role]),
        ]),
      ],
    ]),
  ];
}

type Rows = readonly (readonly [label: string, values: readonly Text[]])[];

/** Labels with what stands for each; a label without a value is left out. */
export function fields(rows: Rows): Block {
  return {
    is: 'fields',
    rows: rows.filter(([, values]) => values.length > 0).map(([label, values]) => ({ label, values })),
  };
}

/** As `fields`; no block where no label has a value. */
export function fieldsOrNone(rows: Rows): Block[] {
  return rows.some(([, values]) => values.length > 0) ? [fields(rows)] : [];
}

function spelling({ value, claims }: Figure<PersonName>, telling: Telling): Text {
  const { words } = telling;
  const { text, lang, script, scheme, patronymic } = value;
  const tag = [lang, script].filter((part) => part !== undefined).join(', ');
  const remarks = [
    ...(tag === '' ? [] : [tag]),
    ...(scheme === undefined ? [] : [telling.code(scheme)]),
    ...(patronymic === undefined ? [] : [words.patronymic(patronymic)]),
    ...(claims.length === 0 ? [words.asOpened] : []),
  ];
  return [{ strong: text }, ...quietly(remarks), ...telling.cites(claims)];
}

function citizenship(one: PersonDossier['identity']['citizenships'][number], telling: Telling): Text {
  const { country, imposedBy, position } = one.value.fields;
  const { words } = telling;
  const remarks = [
    ...(typeof imposedBy === 'string' ? [words.imposedBy(imposedBy)] : []),
    ...(typeof position === 'string' ? [words.ownPosition(position)] : []),
  ].map((remark) => `; ${remark}`);
  return telling.figure(one, [String(country), ...remarks]);
}

function number({ value: { fields: own } }: PersonDossier['identity']['documents'][number]): Text {
  return typeof own['number'] === 'string' ? [` ${own['number']}`] : [];
}

function pictured({ claims }: Figure<unknown>, telling: Telling): Text {
  return [telling.words.photograph, ...telling.cites(claims)];
}
