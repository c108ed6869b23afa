import { join } from 'node:path';

/** The address of an EventStoreDB or KurrentDB server, as its client takes it. */
export type ServerAddress = `${'esdb' | 'kurrentdb'}${'' | '+discover'}://${string}`;

/** What the environment says, checked; see the README for what each variable means. */
export interface Configuration {
  /** The folder that everything is kept in. */
  readonly data: string;
  /** Where the keys are that personal data is sealed under, and the key that wraps them when it lies elsewhere. */
  readonly keys: { readonly folder: string; readonly keyFile?: string };
  readonly port: number;
  readonly host: string;
  /** Where others reach this server, without a slash at the end: it stands in what is handed over. */
  readonly address: string;
  /** The embedded store, or the address of an EventStoreDB or KurrentDB server, which may hold a password. */
  readonly eventStore: 'sqlite' | ServerAddress;
  readonly database: 'sqlite';
  /** The name under which the transparency log signs. */
  readonly logOrigin: string;
  /** The second place for the last signed checkpoint. */
  readonly checkpointFolder?: string;
  /** A tlog-policy file that names the log's witnesses. */
  readonly logPolicyFile?: string;
  /** Outside services that say when they saw a checkpoint; none unless named. */
  readonly anchors: { readonly rfc3161: readonly string[]; readonly openTimestamps: readonly string[] };
}

/** A variable of the environment has a value that it does not take. The message is one line for whoever starts the program. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(
    readonly variable: string,
    takes: string,
  ) {
    super(`${variable} takes ${takes}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration that the environment gives; an unset or empty variable has its default. @throws ConfigurationError */
export function configurationFrom(environment: Environment = process.env): Configuration {
  const given = (variable: string) => environment[variable] || undefined;
  const checkpointFolder = given('LITOPYS_CHECKPOINT_DIR');
  const data = folder('LITOPYS_DATA', given('LITOPYS_DATA') ?? './data');
  const keyFile = given('LITOPYS_KEY_FILE');
  const policyFile = given('LITOPYS_LOG_POLICY');
  const [portOfServer, hostOfServer] = [port(given('PORT') ?? '3000'), host(given('HOST') ?? '127.0.0.1')];
  return {
    data,
    keys: {
      folder: folder('LITOPYS_KEYS', given('LITOPYS_KEYS') ?? join(data, 'keys')),
      ...(keyFile === undefined ? {} : { keyFile: file('LITOPYS_KEY_FILE', keyFile) }),
    },
    port: portOfServer,
    host: hostOfServer,
    address: address(given('LITOPYS_ADDRESS') ?? `http://${inAddress(hostOfServer)}:${portOfServer}`),
    eventStore: eventStore(given('LITOPYS_EVENT_STORE') ?? 'sqlite'),
    database: database(given('LITOPYS_DATABASE') ?? 'sqlite'),
    logOrigin: logOrigin(given('LITOPYS_LOG_ORIGIN') ?? 'localhost/litopys'),
    anchors: {
      rfc3161: addresses('LITOPYS_ANCHOR_RFC3161', given('LITOPYS_ANCHOR_RFC3161')),
      openTimestamps: addresses('LITOPYS_ANCHOR_OPENTIMESTAMPS', given('LITOPYS_ANCHOR_OPENTIMESTAMPS')),
    },
    ...(policyFile === undefined ? {} : { logPolicyFile: file('LITOPYS_LOG_POLICY', policyFile) }),
    ...(checkpointFolder === undefined ? {} : { checkpointFolder: folder('LITOPYS_CHECKPOINT_DIR', checkpointFolder) }),
  };
}

const folder = (variable: string, value: string) => path(variable, value, 'the path of a folder.');
const file = (variable: string, value: string) => path(variable, value, 'the path of a file.');

function path(variable: string, value: string, takes: string): string {
  if (value.includes('\0') || value.trim() === '') throw new ConfigurationError(variable, takes);
  return value;
}

function addresses(variable: string, value = ''): string[] {
  const given = value.split(',').map((one) => one.trim());
  const named = given.filter((one) => one !== '');
  if (!named.every((one) => URL.canParse(one) && /^https?:/i.test(one)))
    throw new ConfigurationError(variable, 'http(s) addresses with commas between them.');
  return named;
}

function address(value: string): string {
  const isPlain = URL.canParse(value) && /^https?:\/\/[^?#@]+$/i.test(value);
  if (!isPlain) throw new ConfigurationError('LITOPYS_ADDRESS', 'an http(s) address, such as https://record.example.');
  return value.replace(/\/+$/, '');
}

/** An IPv6 address stands in brackets in an address (RFC 3986, section 3.2.2). */
function inAddress(name: string): string {
  return name.includes(':') ? `[${name}]` : name;
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new ConfigurationError('PORT', 'a whole number from 0 to 65535.');
  return Number(value);
}

function host(value: string): string {
  if (!/^[0-9A-Za-z.:_-]{1,253}$/.test(value))
    throw new ConfigurationError('HOST', 'the name or address of a network interface, such as 127.0.0.1.');
  return value;
}

// The values of the next two are never repeated: an address holds a password.
function eventStore(value: string): Configuration['eventStore'] {
  if (value === 'sqlite') return value;
  if (isServerAddress(value)) return value;
  throw new ConfigurationError('LITOPYS_EVENT_STORE', 'sqlite, or an esdb:// or kurrentdb:// address.');
}

function isServerAddress(value: string): value is ServerAddress {
  return /^(esdb|kurrentdb)(\+discover)?:\/\/[^\s/]+/.test(value);
}

function database(value: string): 'sqlite' {
  if (value === 'sqlite') return value;
  const isAddress = /^postgres(ql)?:\/\//.test(value);
  throw new ConfigurationError(
    'LITOPYS_DATABASE',
    isAddress ? 'only sqlite in this version: postgres:// addresses are not served yet.' : 'sqlite.',
  );
}

/** A key name by C2SP signed-note: not empty, without spaces, plus signs and control characters. */
function logOrigin(value: string): string {
  if (!/^[^\p{White_Space}\p{Cc}\p{Cs}+]{1,200}$/u.test(value))
    throw new ConfigurationError(
      'LITOPYS_LOG_ORIGIN',
      'a name without spaces and plus signs, such as example.org/litopys.',
    );
  return value;
}
