import type { Outcome } from '#readiness';
import type { Block, Text } from '#typesetting';
import type { PersonDossier } from '../dossier.js';
import type { RuleTold } from '../readiness-told.js';
import { quietly, type Telling } from './telling.js';

/** Readiness in one line, and rule by rule with what each outcome rests on. */
export function readinessBlocks({ readiness, profile }: PersonDossier, telling: Telling): Block[] {
  if (readiness === undefined) return [];
  const { words } = telling;
  const { summary, rules, leftOut, urgent, urgentBecause, on } = readiness;
  const reasons = urgentBecause.map((reason) => telling.say(reason)).join('; ');
  return [
    { is: 'heading', level: 1, text: words.readiness },
    { is: 'paragraph', text: [words.judgedBy(telling.say(profile.title), profile.version, telling.day(on))] },
    ...(urgent ? [{ is: 'notice', text: [words.urgent(reasons)] } as const] : []),
    { is: 'paragraph', text: [{ strong: telling.say(summary) }] },
    ...(leftOut === undefined ? [] : [{ is: 'notice', text: [telling.say(leftOut.because)] } as const]),
    {
      is: 'table',
      head: [words.rule, words.outcome, words.because, words.restsOn],
      widths: [5, 3, 7, 3],
      rows: rules.map((rule) => [
        [{ strong: rule.id }, ` ${telling.say(rule.requires)}`],
        outcomeOf(rule, telling),
        [telling.say(rule.because)],
        telling.restsOn(rule.claims),
      ]),
    },
  ];
}

const LACKING: readonly Outcome[] = ['unmet', 'stale', 'disputed'];

function outcomeOf({ said, outcome, blocking, until, since }: RuleTold, telling: Telling): Text {
  const { words } = telling;
  const remarks = [
    ...(blocking && LACKING.includes(outcome) ? [words.blocking] : []),
    ...(until === undefined ? [] : [words.until(telling.day(until))]),
    ...(since === undefined ? [] : [words.staleSince(telling.day(since))]),
  ];
  return [telling.say(said), ...quietly(remarks)];
}
