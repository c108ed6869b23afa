import { StoreUnusable } from '../errors.js';

const FORM =
  /^(?:esdb|kurrentdb)(?<discover>\+discover)?:\/\/(?:(?<user>[^:@/?#\s]+):(?<word>[^:@/?#\s]+)@)?(?<hosts>[\w.-]+(?::\d{1,5})?(?:,[\w.-]+(?::\d{1,5})?)*)\/?(?:\?(?<options>[^?#\s]+))?$/;

// The client prints the whole address, password included, when it meets an option that it does not know.
const OPTIONS = new Set([
  'maxdiscoverattempts',
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'nodepreference',
  'tls',
  'tlscafile',
  'keepaliveinterval',
  'keepalivetimeout',
]);

/** Where the server is, in the client's words, and who asks. */
export interface Address {
  readonly connection: string;
  readonly credentials: { readonly username: string; readonly password: string };
}

/**
 * Understands `esdb://` and `kurrentdb://`. An address holds a password: no error here repeats it, not even as a cause.
 * @throws StoreUnusable
 */
export function understood(address: string): Address {
  const parts = FORM.exec(address.trim())?.groups;
  if (parts === undefined) {
    throw new StoreUnusable(
      'The address of the event store must look like esdb://user:password@host:2113, ":" and "@" in the password as %3A and %40',
    );
  }
  const { discover = '', user, word, hosts = '', options = '' } = parts;
  const asked = options === '' ? [] : options.split('&').map(option);
  const isOpen = asked.some(([name, value]) => name === 'tls' && value === 'false');
  if (!isOpen && user === undefined) {
    throw new StoreUnusable('The address of the event store names no user, which only one with tls=false may do');
  }
  const who = user === undefined ? '' : `${user}:${word}@`;
  return {
    connection: `esdb${discover}://${who}${hosts}${options && `?${options}`}`,
    // Without credentials of its own an append would share one stream with all others, which the client never mends.
    credentials: { username: decoded(user ?? 'nobody'), password: decoded(word ?? 'nothing') },
  };
}

function option(text: string): [name: string, value: string] {
  const [name = '', value = '', ...more] = text.split('=');
  const flat = name.trim().toLowerCase().replaceAll(/[_-]/g, '');
  if (value === '' || more.length > 0)
    throw new StoreUnusable('An option in the address of the event store is malformed');
  if (!OPTIONS.has(flat)) throw new StoreUnusable('The address of the event store has an option that is not supported');
  return [flat, value.trim()];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new StoreUnusable('The user or the password in the address of the event store is not percent-encoded');
  }
}
