import type { Term } from '../campaign/term.js';
import type { Fact } from '../decider.js';
import type { Protection } from '../protection.js';
import type { SourceCitation } from '../values/source.js';
import type { Patron } from './patron.js';

/** Every fact of a pledge names its casefile and level, so that each can be placed and cut on its own. */
interface OfPledge {
  readonly casefile: string;
  readonly protection: Protection;
}

export type PatronagePledged = Fact<
  'PatronagePledged',
  OfPledge & {
    readonly patron: Patron;
    readonly campaign: string;
    readonly termsVersion: number;
    /** The points of that version: a pledge keeps the terms it was made under. */
    readonly terms: readonly Term[];
    readonly declaredOn: string;
    readonly whenAsWritten?: string;
    readonly inferred?: string;
    readonly occasion?: string;
    readonly sources: readonly SourceCitation[];
  }
>;
export type DutyPerformed = Fact<
  'DutyPerformed',
  OfPledge & {
    readonly term: number;
    readonly on: string;
    readonly period?: string;
    readonly channel?: string;
    readonly address?: string;
    readonly addressee?: string;
    readonly reference?: string;
    readonly sources: readonly SourceCitation[];
  }
>;
export type ReplyReceived = Fact<
  'ReplyReceived',
  OfPledge & {
    readonly duty: string;
    readonly on: string;
    readonly text?: string;
    readonly sources: readonly SourceCitation[];
  }
>;
export type PledgeHandedOver = Fact<
  'PledgeHandedOver',
  OfPledge & {
    readonly to: Patron;
    readonly on: string;
    readonly reason: string;
    readonly sources: readonly SourceCitation[];
  }
>;
export type PledgeEnded = Fact<
  'PledgeEnded',
  OfPledge & { readonly reason: EndReason; readonly on: string; readonly sources: readonly SourceCitation[] }
>;
/** Every fact of a pledge's stream. */
export type PledgeFact = PatronagePledged | DutyPerformed | ReplyReceived | PledgeHandedOver | PledgeEnded;

export const END_REASONS = ['release', 'death', 'mandate-ended', 'withdrawn'] as const;
export type EndReason = (typeof END_REASONS)[number];
