import type { Role } from '#record';
import { readable } from './readable.js';
import type { RunningServer } from './running-server.js';

/** A file that somebody asked for, or what they were told instead. */
export interface Export {
  readonly address: string;
  readonly as: Role;
  readonly status: number;
  /** Everything that can be read in it. */
  readonly text: string;
}

/** Asks for a file at each address, as each of the askers. @throws when one is neither made, nor missing, nor refused */
export async function exportedFrom(
  server: RunningServer,
  addresses: readonly string[],
  askers: readonly Role[],
): Promise<Export[]> {
  const found: Export[] = [];
  for (const address of addresses) for (const as of askers) found.push(await exported(server, address, as));
  return found;
}

async function exported(server: RunningServer, address: string, as: Role): Promise<Export> {
  const headers = { authorization: `Bearer ${server.token([as])}` };
  const response = await fetch(`${server.listening.address}${address}`, { headers });
  const { status } = response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (status === 200)
    return { address, as, status, text: await readable(bytes, response.headers.get('content-type') ?? '') };
  const text = Buffer.from(bytes).toString('utf8');
  // What is not made gives nothing away; but why it was not has to be known.
  if (status !== 404 && status !== 422) throw new Error(`${address} answered ${status}: ${text}`);
  return { address, as, status, text };
}
