import { EdtfDate, Id, ListOf, OneOf, Text } from '../../fields/index.js';
import { PROTECTIONS, type Protection } from '../../protection.js';
import { SourceCitation } from '../../values/source.js';

/** What every claim has, whatever its kind. */
export class ClaimCommon {
  @Id({ optional: true, about: 'The occurrence this is a further account of; a new one when left out' })
  occurrence?: string;

  @EdtfDate({ nullable: true, about: 'When it happened; null when the source does not say', example: '2020-05-03~' })
  when!: string | null;

  @Text({ optional: true, max: 300, about: "The date in the source's own words" })
  whenAsWritten?: string;

  @Text({ optional: true, max: 1000, about: 'How the date was worked out, where the source does not state it' })
  inferred?: string;

  @ListOf(() => SourceCitation, { about: 'At least one' })
  sources!: SourceCitation[];

  @OneOf(PROTECTIONS, { optional: true, about: "Who may see the claim; by default the kind's own level" })
  protection?: Protection;
}

/** A claim as it stands in its event: the common part, and the kind's own fields beside it. */
export interface ClaimData {
  readonly occurrence: string;
  readonly when: string | null;
  readonly whenAsWritten?: string;
  readonly inferred?: string;
  readonly sources: readonly SourceCitation[];
  readonly protection: Protection;
  readonly fields: Readonly<Record<string, unknown>>;
}
