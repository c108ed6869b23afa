import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PENDING = Buffer.from('83dfe30d2ef90c8e', 'hex');
const BITCOIN = Buffer.from('0588960d73d71901', 'hex');

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const counted = (bytes: Buffer): Buffer => Buffer.concat([Buffer.of(bytes.length), bytes]);

/** An OpenTimestamps calendar on loopback, whose chain of blocks is a list of Merkle roots. */
export class TimestampCalendar {
  url = '';
  /** The Merkle roots by height, as Bitcoin tools print them. */
  readonly roots = new Map<number, string>();
  /** What is answered instead, where a test wants the calendar to lie. */
  answer: { readonly status: number; readonly bytes: Buffer } | undefined;
  /** Every request so far. */
  readonly asked: { readonly path: string; readonly body: string }[] = [];
  private readonly promised = new Set<string>();
  private readonly proofs = new Map<string, Buffer>();
  private readonly server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      const body = Buffer.concat(parts);
      this.asked.push({ path, body: body.toString('hex') });
      const { status, bytes } = this.answer ?? this.honest(path, body);
      response.writeHead(status).end(bytes);
    });
  });

  async listen(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this.url;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  /** Puts everything promised so far, each alone, into a block of its own from a height on. */
  mine(height: number): void {
    let next = height;
    for (const message of this.promised) {
      const sibling = randomBytes(32);
      const root = sha256(sha256(Buffer.concat([sibling, Buffer.from(message, 'hex')])));
      const block = Buffer.of((next % 128) + 128, (Math.floor(next / 128) % 128) + 128, Math.floor(next / 16_384));
      const steps = Buffer.concat([
        Buffer.of(0xf1),
        counted(sibling),
        Buffer.of(0x08, 0x08, 0x00),
        BITCOIN,
        counted(block),
      ]);
      this.proofs.set(message, steps);
      this.roots.set(next, Buffer.from(root.toReversed()).toString('hex'));
      next += 1;
    }
  }

  private honest(path: string, body: Buffer): { readonly status: number; readonly bytes: Buffer } {
    if (path === '/digest') return { status: 200, bytes: this.promise(body) };
    const proof = this.proofs.get(path.replace('/timestamp/', ''));
    return proof === undefined
      ? { status: 404, bytes: Buffer.from('Pending confirmation in Bitcoin blockchain') }
      : { status: 200, bytes: proof };
  }

  private promise(commitment: Buffer): Buffer {
    const time = randomBytes(4);
    const message = Buffer.concat([sha256(Buffer.concat([time, commitment])), randomBytes(8)]);
    this.promised.add(message.toString('hex'));
    const steps = [Buffer.of(0xf1), counted(time), Buffer.of(0x08, 0xf0), counted(message.subarray(32))];
    return Buffer.concat([...steps, Buffer.of(0x00), PENDING, counted(counted(Buffer.from(this.url)))]);
  }
}
