import { IsArray, ValidateIf } from 'class-validator';
import { LIBERTY } from '../casefile/facets.js';
import { OneOf, Text, WholeNumber, YesNo } from '../fields/index.js';
import { ruleFor } from '../fields/plain-text.js';
import { declareField, type FieldOptions } from '../fields/spec.js';
import { NAME_SCHEMES } from '../values/person-name.js';

/** Whether lacking a rule blocks for this recipient, other than the rule itself says. */
export class RuleBlocks {
  @Text({ max: 20, example: 'CA-4' })
  rule!: string;

  @YesNo()
  blocks!: boolean;
}

/** How old the evidence of a rule may be for this recipient, other than the rule itself says. */
export class RuleWindow {
  @Text({ max: 20, example: 'CU-4' })
  rule!: string;

  @ValidateIf((_, days) => days !== null)
  @WholeNumber({ min: 1, max: 36_500, nullable: true, about: 'Null where age does not matter to the recipient' })
  days!: number | null;
}

/** A spelling of the name that the recipient matches by. */
export class NameWanted {
  @Text({ max: 200, about: 'Finishes "a name …", such as "in full, with patronymic"' })
  about!: string;

  @Text({ optional: true, max: 35, about: 'Language (BCP 47)' })
  lang?: string;

  @OneOf(NAME_SCHEMES, { optional: true })
  scheme?: (typeof NAME_SCHEMES)[number];

  @YesNo({ optional: true })
  patronymic?: boolean;

  @YesNo({ optional: true, about: 'Asked for only once a sentence is on record' })
  onceSentenced?: boolean;
}

/** A list of states of liberty, which may be empty: most recipients take nobody but those in custody. */
export function Liberties(options: FieldOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    const of = { is: 'one-of', values: LIBERTY } as const;
    declareField(prototype, {
      ...options,
      name: String(property),
      type: { is: 'list', of, min: 0, max: LIBERTY.length },
    });
    ruleFor('liberties', problem, true)(prototype, property);
    IsArray()(prototype, property);
  };
}

function problem(value: unknown): string | null {
  return LIBERTY.some((one) => one === value) ? null : `must be one of ${LIBERTY.join(', ')}`;
}
