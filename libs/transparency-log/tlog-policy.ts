import { hex } from './bytes.js';
import { LogProblem } from './log-problem.js';
import { cosignerKey, parseNoteKey, type NoteKey } from './note-key.js';

const LONGEST = 100_000;
const MOST_OF_A_KIND = 256;
const RESERVED = ['none', 'all', 'any'];

/** A log that a policy accepts; the name of its key is its origin. */
export interface PolicyLog {
  readonly key: NoteKey;
  readonly url?: string;
}

/** A witness that a policy knows, under the policy's own name for it. */
export interface PolicyWitness {
  readonly name: string;
  readonly key: NoteKey;
  readonly url?: string;
}

/** Witnesses and groups of which so many are needed. */
export interface PolicyGroup {
  readonly name: string;
  readonly needed: number;
  readonly members: readonly string[];
}

/** Whose word an auditor takes for a checkpoint (c2sp.org/tlog-policy); `quorum` names a witness, a group or `none`. */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  readonly quorum: string;
}

/** Reads a policy; throws malformed-policy with the line, or malformed-key. */
export function parsePolicy(text: string): Policy {
  if (text.length > LONGEST) throw malformed(`it has more than ${LONGEST} characters`);
  if (!text.endsWith('\n')) throw malformed('its last line has no end');
  const draft = new PolicyDraft();
  for (const [at, line] of text.slice(0, -1).split('\n').entries()) {
    if (/[^\t\P{Cc}\u0080-\u009f]/u.test(line) || !line.isWellFormed()) {
      throw malformed(`line ${at + 1} has a control character`);
    }
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words[0]?.startsWith('#') === false) draft.add(words, `line ${at + 1}`);
  }
  return draft.finished();
}

/** What a policy says so far, line by line: a line may only name what stands before it. */
class PolicyDraft {
  private readonly logs: PolicyLog[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly groups: PolicyGroup[] = [];
  private readonly names = new Set<string>();
  private readonly grouped = new Set<string>();
  private quorum: string | undefined;

  add([kind = '', ...words]: readonly string[], where: string): void {
    if (kind === 'log') this.addLog(words, where);
    else if (kind === 'witness') this.addWitness(words, where);
    else if (kind === 'group') this.addGroup(words, where);
    else if (kind === 'quorum') this.addQuorum(words, where);
    else throw malformed(`${where} says neither log, witness, group nor quorum`);
  }

  finished(): Policy {
    if (this.quorum === undefined) throw malformed('it names no quorum');
    const { logs, witnesses, groups, quorum } = this;
    return { logs, witnesses, groups, quorum };
  }

  private addLog([vkey = '', url, ...rest]: readonly string[], where: string): void {
    const key = parseNoteKey(vkey);
    if (rest.length > 0) throw malformed(`${where} has words after the address of the log`);
    if (key.type !== 'ed25519') throw malformed(`${where} gives a log a key that is for cosignatures`);
    this.addTo(this.logs, { key, ...(url !== undefined && { url }) }, where);
  }

  private addWitness([name = '', vkey = '', url, ...rest]: readonly string[], where: string): void {
    // Published policies name many witnesses by the plain key of type 1, and mean the cosignatures of its holder.
    const key = cosignerKey(parseNoteKey(vkey));
    if (rest.length > 0) throw malformed(`${where} has words after the address of the witness`);
    this.define(name, where);
    this.addTo(this.witnesses, { name, key, ...(url !== undefined && { url }) }, where);
  }

  private addGroup([name = '', threshold = '', ...members]: readonly string[], where: string): void {
    const needed = threshold === 'any' ? 1 : threshold === 'all' ? members.length : Number(threshold);
    if (members.length === 0) throw malformed(`${where} gives the group no members`);
    if (!/^(any|all|[1-9]\d{0,3})$/.test(threshold) || needed > members.length) {
      throw malformed(`${where} asks for «${threshold}» of ${members.length} members`);
    }
    for (const member of members) {
      if (!this.names.has(member)) throw malformed(`${where} names ${member}, which no line before it defines`);
      if (this.grouped.has(member)) throw malformed(`${where} names ${member}, which is in a group already`);
      this.grouped.add(member);
    }
    this.define(name, where);
    if (this.groups.length === MOST_OF_A_KIND) throw malformed(`${where} is one group too many`);
    this.groups.push({ name, needed, members });
  }

  private addQuorum([name = '', ...rest]: readonly string[], where: string): void {
    if (this.quorum !== undefined) throw malformed(`${where} names a second quorum`);
    if (rest.length > 0) throw malformed(`${where} has words after the name of the quorum`);
    if (name !== 'none' && !this.names.has(name)) {
      throw malformed(`${where} wants «${name}» for a quorum, which no line before it defines`);
    }
    this.quorum = name;
  }

  private addTo<T extends PolicyLog | PolicyWitness>(known: T[], one: T, where: string): void {
    const publicKey = hex(one.key.publicKey);
    if (known.some(({ key }) => hex(key.publicKey) === publicKey)) throw malformed(`${where} repeats a key`);
    if (known.length === MOST_OF_A_KIND) throw malformed(`${where} is one log or witness too many`);
    known.push(one);
  }

  private define(name: string, where: string): void {
    if (name === '' || RESERVED.includes(name)) throw malformed(`${where} may not use «${name}» as a name`);
    if (this.names.has(name)) throw malformed(`${where} defines ${name} a second time`);
    this.names.add(name);
  }
}

function malformed(why: string): LogProblem {
  return new LogProblem('malformed-policy', `a policy cannot be read: ${why}`);
}
