import { Text } from '../fields/index.js';
import { ruleFor } from '../fields/plain-text.js';
import type { FieldOptions } from '../fields/spec.js';

const SLUG = /^[a-z0-9-]{3,60}$/;

/** The id of a readiness profile: a word that people type, such as `ombudsman-list`. */
export function ProfileId(options: FieldOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    Text({ example: 'ombudsman-list', ...options, max: 60 })(prototype, property);
    ruleFor('profileId', problem)(prototype, property);
  };
}

function problem(value: unknown): string | null {
  return typeof value === 'string' && SLUG.test(value)
    ? null
    : 'must be 3 to 60 small letters a to z, figures and hyphens, such as ombudsman-list';
}
