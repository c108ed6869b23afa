import { say, type Sentence } from '../../words/index.js';

/** How days before a sentence came into force count towards it, under one country's law from one day on. */
export interface CreditRule {
  readonly id: string;
  readonly country: string;
  readonly from: string;
  /** Days of the term that one day of remand counts for, by regime. */
  readonly remand: Readonly<Record<string, number>>;
  /** Days of the term that one day of house arrest counts for. */
  readonly houseArrest: number;
  /** Articles under which a day is a day, whatever the regime. */
  readonly dayForDay: readonly string[];
  readonly source: Sentence;
}

/** Rules are data: another country's law is another entry. */
export const CREDIT_RULES: readonly CreditRule[] = [
  {
    id: 'ru-2018-07-14',
    country: 'RU',
    from: '2018-07-14',
    remand: { general: 1.5, settlement: 2, strict: 1, special: 1, prison: 1 },
    houseArrest: 0.5,
    dayForDay: [
      '205',
      '205.1',
      '205.2',
      '205.3',
      '205.4',
      '205.5',
      '206',
      '211',
      '275',
      '276',
      '277',
      '278',
      '279',
      '281',
      '360',
      '361',
    ],
    source: say`Criminal Code of the Russian Federation, Art. 72 parts 3.1 to 3.4, as amended from 14 July 2018`,
  },
];

/** The article number within a citation: "Art. 205.5(2)" → "205.5". */
export function articleNumber(citation: string): string | undefined {
  return /\d+(?:\.\d+)?/.exec(citation)?.[0];
}
