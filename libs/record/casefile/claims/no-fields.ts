import type { FieldProblem } from '../../refused.js';

/** The fields of a kind that has none of its own. It reads itself, as class-validator takes no class without a rule. */
// oxlint-disable-next-line typescript/no-extraneous-class -- a shape without fields is still a class
export class NoFields {
  static from(sent: Record<string, unknown>): { value: NoFields; problems: FieldProblem[] } {
    const problems = Object.keys(sent).map((field) => ({ field, message: 'is not a field here' }));
    return { value: new NoFields(), problems };
  }
}
