import { OneOf, Text } from '../../fields/index.js';
import { claimKind } from './claim-kind.js';

const CHANGES_IN_WORDS = {
  severed: 'Proceedings severed from another case',
  joined: 'Proceedings joined to another case',
  returned: 'Proceedings returned to the prosecution',
  resumed: 'Proceedings resumed',
} as const;
const CHANGES_IN_UKRAINIAN: Readonly<Record<Change, string>> = {
  severed: 'Провадження виділено з іншої справи',
  joined: 'Провадження об’єднано з іншою справою',
  returned: 'Провадження повернуто стороні обвинувачення',
  resumed: 'Провадження поновлено',
};
type Change = keyof typeof CHANGES_IN_WORDS;
const PROCEEDINGS_CHANGES = Object.keys(CHANGES_IN_WORDS) as readonly Change[];

class ProceedingsChanged {
  @OneOf(PROCEEDINGS_CHANGES)
  change!: Change;

  @Text({ optional: true, max: 200, about: 'Case number or other reference' })
  reference?: string;
}

export const proceedingsChanged = claimKind({
  name: 'ProceedingsChanged',
  group: 'court',
  fields: ProceedingsChanged,
  protection: 'public',
  says: ({ change }) => CHANGES_IN_WORDS[change],
  saysIn: { uk: ({ change }) => CHANGES_IN_UKRAINIAN[change] },
  example: { change: 'severed', reference: 'case 0-000' },
});
