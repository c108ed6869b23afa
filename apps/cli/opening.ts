import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFrom, openRecord, type Configuration, type OpenRecord } from '#api';
import type { Question } from '#projections';
import { tryRead, type Protection, type Shape } from '#record';
import type { Terminal } from './terminal.js';
import { Declined, WrongUsage } from './trouble.js';

/** What the options and the environment say; an option wins. */
export function configurationOf(
  { environment }: Terminal,
  { data, port }: { readonly data?: string | undefined; readonly port?: string | undefined },
): Configuration {
  return configurationFrom({
    ...environment,
    ...(data === undefined ? {} : { LITOPYS_DATA: data }),
    ...(port === undefined ? {} : { PORT: port }),
  });
}

export interface OpeningOptions {
  readonly data?: string | undefined;
  /** Whether a record may be begun where there is none. */
  readonly mayBegin?: boolean;
}

/** Opens the record of a folder for one piece of work, and closes it whatever comes of that. */
export async function withRecord<T>(
  terminal: Terminal,
  { data, mayBegin = false }: OpeningOptions,
  work: (record: OpenRecord) => Promise<T>,
): Promise<T> {
  const configuration = configurationOf(terminal, { data });
  // Nobody who asks wants an empty record begun where they mistook the folder.
  const isFile = configuration.eventStore === 'sqlite';
  if (!mayBegin && isFile && !existsSync(join(configuration.data, 'events.db')))
    throw new Declined(
      `There is no record in ${configuration.data}: say --data DIR, or begin one with litopys import or litopys serve.`,
    );
  const record = await openRecord(configuration, { onFailure: tellOf(terminal) });
  try {
    return await work(record);
  } finally {
    await record.close();
  }
}

/** As `withRecord`, with readings that include everything recorded. */
export function withReadings<T>(
  terminal: Terminal,
  options: OpeningOptions,
  work: (record: OpenRecord) => Promise<T>,
): Promise<T> {
  return withRecord(terminal, options, async (record) => {
    await record.projector.catchUp();
    return work(record);
  });
}

/** A question as it was typed. @throws WrongUsage naming every option that is wrong */
export function questionOf<Q extends Question<unknown>>(shape: Shape<Q>, typed: object): Q {
  const { value, problems } = tryRead(shape, typed);
  if (problems.length > 0) throw new WrongUsage(problems.map(({ field, message }) => `${field} ${message}`).join('\n'));
  return value;
}

/** Asks the record. */
export async function ask<Answer>(
  { reader }: OpenRecord,
  question: Question<Answer>,
  clearance: Protection,
): Promise<Answer> {
  // A question's answer is what its class says; the reader serves them all.
  return (await reader.execute(question.askedWith(clearance))) as Answer;
}

/** Says that a reading failed, without anything of what it was reading. */
function tellOf(terminal: Terminal): (projection: string) => void {
  return (projection) => terminal.say(`The reading "${projection}" failed. Run: litopys rebuild ${projection}`);
}
