import { expect } from '@jest/globals';
import {
  fold,
  Malformed,
  read,
  Refused,
  type Context,
  type Decider,
  type NewFact,
  type RecordCommand,
  type RefusalCode,
  type Role,
  type RuleSet,
  type Shape,
} from '#record';
import { digest, fact, inStream, uuid, type Unstamped } from './on-record.js';

/** A document that every context knows, published for all. */
export const DOCUMENT = digest('a public page');
/** A document that was captured without an address, and is kept by the team. */
export const TEAM_DOCUMENT = digest('a letter');
/** The id of the fact that a decision would make. */
export const NEXT = uuid(9000);
export const TODAY = '2026-09-01';

/** What a shipped profile says, in short. */
export const A_RULE_SET: RuleSet = {
  title: 'List between the Ombudsmen',
  about: 'Names for inquiries.',
  recipients: ['Ombudsman'],
  clearance: 'team',
  rules: ['CO-2', 'PR-1'],
  minimumGrade: 'C3',
  acceptsBesideCustody: [],
  marginDays: 30,
  namesNeeded: [{ about: 'in full' }],
};

/** Who asks, when, and what else is on record. */
export interface Circumstances {
  readonly by?: string;
  readonly roles?: readonly Role[];
  readonly at?: string;
  readonly id?: string;
  /** The facts of other streams, by the stream's name. */
  readonly cited?: Readonly<Record<string, readonly Unstamped[]>>;
  readonly profiles?: readonly string[];
  readonly rules?: readonly string[];
  /** Names that stand outside the streams, others than those of a small vocabulary. */
  readonly vocabulary?: Partial<Context['vocabulary']>;
}

/** A citation of `DOCUMENT`, as a request has it. */
export function cites(more: object = {}): object {
  return { document: DOCUMENT, reliability: 'B', credibility: 2, ...more };
}

/** A command as it is read from a request. */
export function asked<C extends RecordCommand>(command: Shape<C>, sent: object): C {
  return read(command, sent);
}

interface Asked {
  /** What the decision makes of the command, until one looks at it. */
  when(command: RecordCommand, circumstances?: Circumstances): Decided;
}

interface Decided {
  then(type: string, data: object): void;
  thenRefused(code: RefusalCode): Refused;
  thenMalformed(field: string): void;
  thenNothing(): void;
}

/** What is on record in a stream when something is asked of it. */
export function given<State>(decider: Decider<State>, ...facts: readonly Unstamped[]): Asked {
  const state = fold(decider, inStream(`${decider.category}-${uuid(1)}`, ...facts));
  return {
    when: (command, circumstances = {}) => decided(() => decider.decide(command, state, contextOf(circumstances))),
  };
}

function decided(decide: () => NewFact | undefined): Decided {
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- given, when, then: nobody awaits it
    then: (type, data) => expect(decide()).toEqual({ type, data }),
    thenNothing: () => expect(decide()).toBeUndefined(),
    thenRefused: (code) => {
      const refusal = thrownBy(decide);
      expect(refusal).toBeInstanceOf(Refused);
      expect((refusal as Refused).code).toBe(code);
      return refusal as Refused;
    },
    thenMalformed: (field) => {
      const refusal = thrownBy(decide);
      expect(refusal).toBeInstanceOf(Malformed);
      expect((refusal as Malformed).errors.map((problem) => problem.field)).toEqual([field]);
    },
  };
}

/** What a function throws; undefined when it throws nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

function contextOf({
  by = 'monitor',
  roles = ['monitor'],
  at,
  id = NEXT,
  cited,
  profiles = ['ombudsman-list'],
  rules = ['CO-2'],
  vocabulary = {},
}: Circumstances): Context {
  const streams: Readonly<Record<string, readonly Unstamped[]>> = {
    [`document-${DOCUMENT}`]: [captured('public')],
    [`document-${TEAM_DOCUMENT}`]: [captured('team')],
    ...cited,
  };
  return {
    by,
    roles,
    at: new Date(at ?? `${TODAY}T12:00:00Z`),
    id,
    vocabulary: {
      profiles: new Map(profiles.map((profile) => [profile, { version: 1, content: A_RULE_SET }])),
      rules: new Set(rules),
      everyRule: new Set([...rules, 'PR-1']),
      indispensable: new Set(['PR-1']),
      ...vocabulary,
    },
    cited: (decider, stream) => {
      const facts = streams[stream];
      return facts === undefined ? undefined : fold(decider, inStream(stream, ...facts));
    },
  };
}

function captured(protection: string): Unstamped {
  return fact('DocumentCaptured', { sha256: DOCUMENT, mediaType: 'text/plain', size: 1, protection });
}
