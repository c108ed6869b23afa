import { One, OneOf, YesNo } from '../../fields/index.js';
import { Body } from '../../values/body.js';
import { atLeast, type Facets } from '../facets.js';
import { claimKind, labelled, line } from './claim-kind.js';
import { Punishment, punishedInUkrainian, punishmentInUkrainian, punishmentInWords } from './punishment.js';

const OUTCOMES_IN_WORDS = {
  upheld: 'sentence upheld',
  reduced: 'sentence reduced',
  increased: 'sentence increased',
  changed: 'sentence changed',
  returned: 'case returned',
  quashed: 'sentence quashed',
  acquitted: 'acquitted',
} as const;
const OUTCOMES_IN_UKRAINIAN: Readonly<Record<Outcome, string>> = {
  upheld: 'вирок залишено без змін',
  reduced: 'покарання пом’якшено',
  increased: 'покарання посилено',
  changed: 'вирок змінено',
  returned: 'справу повернуто',
  quashed: 'вирок скасовано',
  acquitted: 'виправдано',
};
type Outcome = keyof typeof OUTCOMES_IN_WORDS;
const APPEAL_OUTCOMES = Object.keys(OUTCOMES_IN_WORDS) as readonly Outcome[];

class AppealDecided extends Punishment {
  @One(() => Body, { optional: true })
  court?: Body;

  @OneOf(APPEAL_OUTCOMES, { optional: true })
  outcome?: Outcome;

  @YesNo({ optional: true, about: 'Whether the decision has entered into force' })
  final?: boolean;
}

function effect({ outcome, final }: AppealDecided, before: Facets): Partial<Facets> {
  // The one decision that undoes a stage: the case is tried again, and no sentence stands until then.
  if (outcome === 'returned') return { procedure: 'tried' };
  if (final !== true) return {};
  if (outcome === 'quashed' || outcome === 'acquitted') return { procedure: 'quashed' };
  // It closes a case and opens none: a term that was served stays served, and an acquittal upheld an acquittal.
  if (before.procedure === 'served' || before.procedure === 'quashed') return { procedure: before.procedure };
  // From then on whoever is held is serving, wherever they wait to be taken from.
  const serving = before.liberty === 'remand' || before.liberty === 'police-hold';
  return { procedure: atLeast('final', before), ...(serving ? { liberty: 'prison-or-colony' } : {}) };
}

function says(fields: AppealDecided): string {
  const start = line('Appeal decided', ['by', fields.court?.text]);
  if (fields.outcome === undefined) return start;
  return line(`${start}: ${OUTCOMES_IN_WORDS[fields.outcome]}`, ['to', punishmentInWords(fields)]);
}

function saysInUkrainian(fields: AppealDecided): string {
  const { outcome } = fields;
  const court = ['суд', fields.court?.text] as const;
  if (outcome === undefined) return labelled('Рішення апеляції', court);
  const isNewMeasure = outcome === 'reduced' || outcome === 'increased';
  const punishment = isNewMeasure ? punishedInUkrainian(fields) : punishmentInUkrainian(fields, ' – ');
  return labelled(`Рішення апеляції: ${OUTCOMES_IN_UKRAINIAN[outcome]}${punishment}`, court);
}

export const appealDecided = claimKind({
  name: 'AppealDecided',
  group: 'court',
  fields: AppealDecided,
  protection: 'public',
  effect,
  says,
  saysIn: { uk: saysInUkrainian },
  example: {
    court: { text: 'Example Court of Appeal' },
    outcome: 'reduced',
    term: 'P13Y',
    regime: 'strict',
    final: true,
  },
});
