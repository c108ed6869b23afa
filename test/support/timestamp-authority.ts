import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the tool that answers as an authority, and judges what we made of it, is on this machine. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

export const TIME_STAMPING = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'];
export const CERTIFYING = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];

const TIMESTAMP_CONTENT = '1.2.840.113549.1.9.16.1.4';

const CONFIGURATION = `
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = authority.pem
signer_key = authority.key
signer_digest = sha384
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** A key and its certificate, by the name of their files. */
export interface Issued {
  readonly name: string;
  readonly pem: string;
}

/** A time-stamping authority of openssl in a folder of its own, which answers on loopback. */
export class TimestampAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'timestamp-authority-'));
  readonly root: Issued;
  /** The one that answers. */
  readonly own: Issued;
  /** What is sent instead of the answer, where a test wants the authority to lie. */
  answer: ((honest: Buffer) => Buffer) | undefined;
  private readonly server: Server;

  constructor(private readonly keys: 'rsa:2048' | 'ec') {
    this.root = this.issue('root', CERTIFYING);
    this.own = this.issue('authority', TIME_STAMPING, this.root);
    writeFileSync(join(this.folder, 'serial'), '01\n');
    writeFileSync(join(this.folder, 'ts.cnf'), CONFIGURATION);
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const honest = this.reply(Buffer.concat(parts));
        response.setHeader('content-type', 'application/timestamp-reply').end(this.answer?.(honest) ?? honest);
      });
    });
  }

  async listen(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/tsa`;
  }

  async close(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  /** A certificate for a new key, by itself or by an issuer; one of -1 days is over before it begins. */
  issue(name: string, extensions: readonly string[], issuer?: Issued, days = 30, subject = name): Issued {
    const options = this.keys === 'ec' ? ['-pkeyopt', 'ec_paramgen_curve:P-384'] : [];
    const asked = [
      '-newkey',
      this.keys,
      ...options,
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-subj',
      `/O=Chasopys/CN=${subject}`,
    ];
    if (issuer === undefined) {
      const own = ['-x509', '-days', String(days), ...extensions.flatMap((extension) => ['-addext', extension])];
      this.run(['req', ...own, ...asked, '-out', `${name}.pem`]);
    } else {
      writeFileSync(join(this.folder, `${name}.ext`), extensions.join('\n'));
      const by = ['-CA', `${issuer.name}.pem`, '-CAkey', `${issuer.name}.key`, '-CAcreateserial'];
      this.run(['req', ...asked, '-out', `${name}.csr`]);
      const given = ['-req', '-in', `${name}.csr`, ...by, '-extfile', `${name}.ext`, '-days', String(days)];
      this.run(['x509', ...given, '-out', `${name}.pem`]);
    }
    return { name, pem: readFileSync(join(this.folder, `${name}.pem`), 'utf8') };
  }

  reply(query: Uint8Array): Buffer {
    this.write('query.tsq', query);
    this.run(['ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr']);
    return readFileSync(join(this.folder, 'reply.tsr'));
  }

  /** A token with given content, signed by any certificate as a general CMS signature, with others put beside it. */
  sign(content: Uint8Array, by: Issued, flags: readonly string[] = ['-cades'], beside: readonly Issued[] = []): Buffer {
    this.write('content.der', content);
    writeFileSync(join(this.folder, 'beside.pem'), beside.map(({ pem }) => pem).join(''));
    const what = ['-binary', '-nodetach', '-econtent_type', TIMESTAMP_CONTENT, '-in', 'content.der'];
    const signer = ['-signer', `${by.name}.pem`, '-inkey', `${by.name}.key`];
    const others = beside.length === 0 ? [] : ['-certfile', 'beside.pem'];
    this.run(['cms', '-sign', ...what, ...signer, ...others, ...flags, '-outform', 'DER', '-out', 'signed.der']);
    return readFileSync(join(this.folder, 'signed.der'));
  }

  /** What openssl says of a response about bytes, given the root. */
  judge(response: Uint8Array, bytes: Uint8Array): string {
    this.write('judged.tsr', response);
    this.write('judged.bin', bytes);
    const about = ['-in', 'judged.tsr', '-data', 'judged.bin', '-CAfile', 'root.pem'];
    const { stdout, stderr } = spawnSync('openssl', ['ts', '-verify', ...about], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return stdout + stderr;
  }

  private run(command: readonly string[]): void {
    execFileSync('openssl', command, { cwd: this.folder, stdio: 'pipe' });
  }

  private write(name: string, bytes: Uint8Array): void {
    writeFileSync(join(this.folder, name), bytes);
  }
}
