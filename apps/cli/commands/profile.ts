import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ProfileReading, Profiles, type ProfileAnswer } from '#projections';
import { ruleNamed } from '#readiness';
import { PublishProfile, tryRead } from '#record';
import { ask, questionOf, withReadings, withRecord } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { Declined } from '../trouble.js';

interface Showing extends CommonOptions {
  readonly known?: string;
}

/** `profile list`, `profile show`, `profile publish`: the rules of recipients. */
export function addProfile(program: Command, terminal: Terminal): void {
  const profile = program
    .command('profile')
    .description("recipients' rules: what has to be known before a name goes out");
  const known = ['--known <time>', 'what the record held then, an RFC 3339 instant or a position'] as const;
  common(profile.command('list'))
    .description('lists the profiles as they hold, those that are shipped first')
    .option(...known)
    .action((options: Showing) => list(terminal, options));
  common(profile.command('show'))
    .description('shows one profile rule by rule, and which versions there are')
    .argument('<profile>', 'its id, as listed')
    .option('--version <number>', 'an earlier version (default: the one that holds)')
    .option('--as-file', 'only what it says, as profile publish takes it')
    .option(...known)
    .action((id: string, options: Shown) => show(terminal, id, options));
  common(profile.command('publish'))
    .description('publishes the next version of a profile; lists that are frozen keep to theirs')
    .argument('<file>', 'JSON, such as profile show --as-file prints')
    .option('--as <name>', 'who publishes, as it goes on record', 'terminal')
    .action((file: string, options: Publishing) => publish(terminal, file, options));
}

async function list(terminal: Terminal, { known, json, ...options }: Showing): Promise<void> {
  const question = questionOf(Profiles, known === undefined ? {} : { known });
  const { items } = await withReadings(terminal, options, (record) => ask(record, question, 'sealed'));
  if (json === true) return terminal.json(items);
  const rows = items.map(({ id, version, origin, publishedAt, clearance, title }) => [
    id,
    String(version),
    publishedAt === undefined ? origin : publishedAt.slice(0, 10),
    clearance,
    title,
  ]);
  terminal.print(...table(['id', 'version', 'published', 'may see', 'title'], rows));
}

interface Shown extends Showing {
  readonly version?: string;
  readonly asFile?: boolean;
}

async function show(
  terminal: Terminal,
  id: string,
  { known, version, asFile, json, ...options }: Shown,
): Promise<void> {
  const question = questionOf(ProfileReading, {
    profile: id,
    ...(version === undefined ? {} : { version: Number(version) }),
    ...(known === undefined ? {} : { known }),
  });
  const answer = await withReadings(terminal, options, (record) => ask(record, question, 'sealed'));
  if (asFile === true) return terminal.json(answer.content);
  if (json === true) return terminal.json(answer);
  const { title, about, clearance, minimumGrade, marginDays } = answer.content;
  terminal.print(
    `${title} (${id}, version ${answer.version})`,
    about,
    `May see: ${clearance}. Least grade of a source: ${minimumGrade}. Days left of a term: ${marginDays}.`,
    '',
    ...table(['rule', 'blocks', 'days', 'requires'], rulesOf(answer)),
    '',
    ...table(
      ['version', 'published', 'by'],
      answer.versions.map((one) => [String(one.version), one.publishedAt ?? one.origin, one.publishedBy ?? '']),
    ),
  );
}

/** The rules as the recipient has them: what differs from the catalogue is told with the rest. */
function rulesOf({ content: { rules, blocking, windows } }: ProfileAnswer): string[][] {
  return rules.map((id) => {
    const rule = ruleNamed(id);
    const blocks = blocking.find((one) => one.rule === id)?.blocks ?? rule?.blocking;
    const window = windows.find((one) => one.rule === id);
    const days = window === undefined ? rule?.window : window.days;
    return [id, blocks === true ? 'yes' : '', String(days ?? ''), String(rule?.requires ?? '')];
  });
}

interface Publishing extends CommonOptions {
  readonly as: string;
}

async function publish(terminal: Terminal, file: string, { as: by, json, ...options }: Publishing): Promise<void> {
  const { value, problems } = tryRead(PublishProfile, fieldsIn(file, await readFile(file, 'utf8')));
  if (problems.length > 0) {
    const rows = problems.map(({ field, message }) => [field, message]);
    terminal.say(...table(['field', 'what is wrong'], rows), '');
    throw new Declined('Nothing was recorded. Correct the file and publish it again.');
  }
  const command = value.askedBy({ by, roles: ['advocate'] });
  const recording = await withRecord(terminal, { ...options, mayBegin: true }, ({ recorder }) =>
    recorder.execute(command),
  );
  if (json === true) return terminal.json(recording);
  terminal.print(`Published. Read it with: litopys profile show ${recording.id}`);
}

function fieldsIn(file: string, text: string): unknown {
  try {
    // Editors on some systems begin a file with a mark that is no part of the text.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Declined(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
