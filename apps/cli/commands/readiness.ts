import type { Command } from 'commander';
import type { OpenRecord } from '#api';
import { CasefileReadiness, ReadinessBoard, type ReadinessAnswer } from '#projections';
import { casefileMeant } from '../casefile-meant.js';
import { everything } from '../every-page.js';
import { ask, questionOf, withReadings } from '../opening.js';
import { reading, timesOf, type ReadingOptions } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';

interface Options extends ReadingOptions {
  readonly profile: string;
}

/** `readiness [CASEFILE] --profile`: one person rule by rule, or everybody by name. */
export function addReadiness(program: Command, terminal: Terminal): void {
  reading(program.command('readiness'))
    .description('whether a person, or everybody, is ready for a recipient, and what is wanting')
    .argument('[casefile]', "the casefile's id, or words of a name; everybody when left out")
    .requiredOption('--profile <id>', "the recipient's rules, as litopys profile list has them")
    .action(async (named: string | undefined, options: Options) => {
      await withReadings(terminal, options, async (record) => {
        if (named === undefined) await showBoard(record, terminal, options);
        else await showOne(record, terminal, named, options);
      });
    });
}

async function showOne(record: OpenRecord, terminal: Terminal, named: string, options: Options): Promise<void> {
  const { profile, clearance, json } = options;
  const casefile = await casefileMeant(record, named, clearance);
  const answer: ReadinessAnswer = await ask(
    record,
    questionOf(CasefileReadiness, { casefile, profile, ...timesOf(options) }),
    clearance,
  );
  if (json === true) return terminal.json(answer);
  const rows = answer.rules.map(({ id, outcome, blocking, because }) => [id, outcome, blocking ? 'yes' : '', because]);
  terminal.print(
    `${answer.ready ? 'Ready' : 'Not ready'} for ${answer.profile.id} (version ${answer.profile.version}) on ${answer.on}`,
    '',
    ...table(['rule', 'outcome', 'blocks', 'because'], rows),
  );
}

async function showBoard(record: OpenRecord, terminal: Terminal, options: Options): Promise<void> {
  const { profile, clearance } = options;
  const entries = await everything(record, clearance, (page) =>
    questionOf(ReadinessBoard, { profile, ...page, ...timesOf(options) }),
  );
  if (options.json === true) return terminal.json({ profile, items: entries });
  const rows = entries.map(({ name, ready, urgent, blocking }) => [
    name,
    ready ? 'ready' : 'not ready',
    urgent ? 'urgent' : '',
    blocking.join(' '),
  ]);
  terminal.print(`Readiness for ${profile}`, '', ...table(['name', '', '', 'blocking'], rows));
}
