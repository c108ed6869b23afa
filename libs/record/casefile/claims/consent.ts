import { OneOf, Text } from '../../fields/index.js';
import { wordOf } from '../../words/index.js';
import { line } from './claim-kind.js';

const CONSENT_PURPOSES = ['exchange', 'sharing', 'publicity', 'pardon-petition'] as const;
const CONSENT_GIVERS = ['self', 'lawyer', 'relative'] as const;

/** What consent is given to, refused to or withdrawn from, and who says so. */
export class Consent {
  @OneOf(CONSENT_PURPOSES)
  to!: (typeof CONSENT_PURPOSES)[number];

  @Text({ optional: true, max: 300, about: 'The one recipient it is for: a profile, or a name' })
  recipient?: string;

  @OneOf(CONSENT_GIVERS, { optional: true, about: 'Who speaks' })
  by?: (typeof CONSENT_GIVERS)[number];

  @Text({ optional: true, max: 1000, about: 'Why the person does not speak' })
  whyNotSelf?: string;
}

const SPEAKERS = { self: 'the person', lawyer: 'a lawyer', relative: 'a relative' } as const;

/** Such as "Consent to exchange given by a lawyer". */
export function consentInWords({ to, by }: Consent, verb: 'given' | 'refused' | 'withdrawn'): string {
  return line(`Consent to ${wordOf(to).in('en')} ${verb}`, ['by', by === undefined ? undefined : SPEAKERS[by]]);
}

const SPEAKERS_IN_UKRAINIAN = { self: 'самої особи', lawyer: 'захисника', relative: 'родича' } as const;
const VERBS_IN_UKRAINIAN = {
  given: 'Надано згоду',
  refused: 'Відмовлено у згоді',
  withdrawn: 'Відкликано згоду',
} as const;

/** Such as "Надано згоду на обмін (зі слів захисника)". */
export function consentInUkrainian({ to, by }: Consent, verb: keyof typeof VERBS_IN_UKRAINIAN): string {
  const speaker = by === undefined ? '' : ` (зі слів ${SPEAKERS_IN_UKRAINIAN[by]})`;
  return `${VERBS_IN_UKRAINIAN[verb]} на ${wordOf(to).in('uk')}${speaker}`;
}
