import { isErased } from './erased.js';
import type { RuleSet } from './profile/rule-set.js';

/** What a person may do; a token carries one or more. */
export const ROLES = ['reader', 'monitor', 'reviewer', 'advocate', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, and under which conditions. */
export interface Asked {
  /** The pseudonym that goes on record. */
  readonly by: string;
  readonly roles: readonly Role[];
  /** The same key and request again record nothing. Keys are each caller's own, unless they name another scope. */
  readonly key?: string;
  readonly scope?: string;
  /** The revision the stream must still have; -1 for one that holds nothing. */
  readonly revision?: number;
}

/** Something asked of the record. Its class is also the shape of the request; see `fields`. */
export abstract class RecordCommand {
  readonly asked!: Asked;

  /** Says who asks. It is no field of the request: it is neither sent nor recorded with it. */
  askedBy(asked: Asked): this {
    return Object.defineProperty(this, 'asked', { value: asked, enumerable: false, configurable: true });
  }

  /** The id to answer with, given that of the event: what was opened or recorded. */
  answers(eventId: string): string {
    return eventId;
  }

  /** The one stream it decides on. `id` is the fresh id, used by the commands that open a stream. */
  abstract stream(id: string): string;

  /** Other streams the decision looks at: the recorder folds them and hands them in with the context. */
  cites(): string[] {
    return [];
  }
}

/** What a decision says shall be recorded. */
export interface NewFact<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact on record: what was decided, with the record's own stamp on it. */
export interface Fact<Type extends string = string, Data extends object = object> extends NewFact<Type, Data> {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** Opaque; later facts have greater ones by plain string comparison. */
  readonly position: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** Names that commands may use and that the record itself does not define. */
export interface Vocabulary {
  /** The readiness profiles that are shipped, each as its newest version has it. */
  readonly profiles: ReadonlyMap<string, { readonly version: number; readonly content: RuleSet }>;
  /** The readiness rules that may be waived. */
  readonly rules: ReadonlySet<string>;
  /** Every readiness rule there is: what a profile may name. */
  readonly everyRule: ReadonlySet<string>;
  /** The rules that no profile may leave out, or let pass. */
  readonly indispensable: ReadonlySet<string>;
}

/** Everything a decision needs that is not in its stream: who asks, when, the fresh id, the streams it cites. */
export interface Context {
  readonly by: string;
  readonly roles: readonly Role[];
  readonly at: Date;
  /** The id of the fact, should one be recorded; also of whatever it opens. */
  readonly id: string;
  /** Names that stand outside the streams: the readiness profiles and rules there are. */
  readonly vocabulary: Vocabulary;
  /** The folded state of a cited stream; undefined when nothing is recorded there. */
  cited<State>(decider: Decider<State>, stream: string): State | undefined;
}

/** One kind of stream: how it starts, what may be asked of it, what each fact makes of it. Pure. */
export interface Decider<State> {
  readonly category: string;
  readonly initial: State;
  /** The fact to record, or undefined when it stands on record already. Throws Refused. */
  decide(command: RecordCommand, state: State, context: Context): NewFact | undefined;
  evolve(state: State, fact: Fact): State;
}

/** The state that a stream's facts amount to; those that were erased say nothing any more. */
export function fold<State>(decider: Decider<State>, facts: Iterable<Fact>, from: State = decider.initial): State {
  let state = from;
  for (const fact of facts) if (!isErased(fact)) state = decider.evolve(state, fact);
  return state;
}

type Decision<C extends RecordCommand, State> = (command: C, state: State, context: Context) => NewFact | undefined;
type CommandClass<C extends RecordCommand> = new () => C;

/** The table of what may be asked of one kind of stream. */
export class Decisions<State> {
  private readonly table = new Map<CommandClass<RecordCommand>, Decision<RecordCommand, State>>();

  on<C extends RecordCommand>(command: CommandClass<C>, decision: Decision<C, State>): this {
    // The table is keyed by the class, so a decision is only ever called with an instance of its own class.
    this.table.set(command, decision as Decision<RecordCommand, State>);
    return this;
  }

  decide = (command: RecordCommand, state: State, context: Context): NewFact | undefined => {
    const decision = this.table.get(command.constructor as CommandClass<RecordCommand>);
    if (decision === undefined) throw new TypeError(`${command.constructor.name} is not asked of this kind of stream`);
    return decision(command, state, context);
  };

  commands(): CommandClass<RecordCommand>[] {
    return [...this.table.keys()];
  }
}

/** The id within a stream's name: `casefile-<id>` → `<id>`. */
export function idOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

/** The kind of a stream by its name: `casefile-<id>` → `casefile`. */
export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}
