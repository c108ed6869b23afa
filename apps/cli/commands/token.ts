import { Option, type Command } from 'commander';
import { ROLES } from '#record';
import { withRecord } from '../opening.js';
import { common, type CommonOptions } from '../options.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { Declined } from '../trouble.js';

interface Creation extends CommonOptions {
  readonly name: string;
  readonly role: readonly string[];
  readonly endsOn?: string;
}

/** `token create`, `token list`, `token revoke`: who may ask the server what. */
export function addToken(program: Command, terminal: Terminal): void {
  const token = program.command('token').description('who may ask the server what');
  common(token.command('create'))
    .description('makes a token and shows its secret, this once')
    .requiredOption('--name <pseudonym>', 'what goes on record as the recorder; one name is one person')
    .addOption(new Option('--role <role...>', 'one or more').choices(ROLES).makeOptionMandatory())
    .option('--ends-on <day>', 'the last day on which it is good, in UTC')
    .action((options: Creation) => create(terminal, options));
  common(token.command('list'))
    .description('lists the tokens, without their secrets')
    .action((options: CommonOptions) => list(terminal, options));
  common(token.command('revoke'))
    .description('revokes a token, at once and for good')
    .argument('<id>', 'as listed')
    .action((id: string, options: CommonOptions) => revoke(terminal, id, options));
}

async function create(terminal: Terminal, { data, json, name, role, endsOn }: Creation): Promise<void> {
  await withRecord(terminal, { data, mayBegin: true }, async ({ tokens }) => {
    const { secret, token } = tokens.create({ name, roles: role, endsOn });
    if (json === true) return terminal.json({ ...token, secret });
    terminal.print(secret);
    terminal.say(
      `Token ${token.id} of ${name} (${token.roles.join(', ')}). The secret is not kept: whoever needs it notes it now.`,
    );
  });
}

async function list(terminal: Terminal, { data, json }: CommonOptions): Promise<void> {
  await withRecord(terminal, { data }, async ({ tokens }) => {
    const all = tokens.list();
    if (json === true) return terminal.json(all);
    const rows = all.map(({ id, name, createdAt, endsOn, revokedAt, roles }) => [
      id,
      name,
      createdAt.slice(0, 10),
      revokedAt === undefined
        ? endsOn === undefined
          ? 'good'
          : `until ${endsOn}`
        : `revoked ${revokedAt.slice(0, 10)}`,
      roles.join(' '),
    ]);
    terminal.print(...table(['id', 'name', 'made', 'state', 'roles'], rows));
  });
}

async function revoke(terminal: Terminal, id: string, { data, json }: CommonOptions): Promise<void> {
  await withRecord(terminal, { data }, async ({ tokens }) => {
    if (!tokens.revoke(id)) throw new Declined('No good token has that id. See: litopys token list');
    if (json === true) terminal.json({ id, revoked: true });
    else terminal.print(`Token ${id} is revoked.`);
  });
}
