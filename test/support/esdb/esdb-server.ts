import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Faults, type Asked, type Fault } from './faults.js';
import { FOREVER } from './log-record.js';
import { EsdbLog } from './log.js';
import { services } from './messages.js';
import { featureService, gossipService } from './node-services.js';
import type { EndPoint, EsdbNode } from './node.js';
import type { Outlet } from './outlet.js';
import { streamService } from './stream-service.js';

const HOST = '127.0.0.1';
const MIB = 1024 * 1024;

/** A server with a `leader` follows it: it has the same log, and sends whoever requires a leader there. */
export interface EsdbOptions {
  readonly now?: () => Date;
  readonly maxAppendBytes?: number;
  readonly leader?: EsdbServer;
}

/** An EventStoreDB in this process: the protocol of the real one over a log in memory, and what can go wrong with it. */
export class EsdbServer {
  readonly #calls: string[] = [];
  readonly #faults = new Faults();
  readonly #open = new Set<Outlet>();
  readonly #followers: EsdbServer[] = [];
  readonly #log: EsdbLog;
  readonly #leader: EsdbServer;
  #running: Server | undefined;
  #port = 0;

  private constructor(private readonly options: EsdbOptions) {
    this.#leader = options.leader ?? this;
    this.#log = options.leader ? options.leader.#log : new EsdbLog(options.now ?? (() => new Date()));
    if (options.leader) options.leader.#followers.push(this);
  }

  static async start(options: EsdbOptions = {}): Promise<EsdbServer> {
    const server = new EsdbServer(options);
    await server.#listen();
    return server;
  }

  /** The connection string of this node. */
  get address(): string {
    return `esdb://${HOST}:${this.#port}?tls=false`;
  }

  /** The connection string of all nodes, for a client that asks who leads. */
  get clusterAddress(): string {
    return `esdb://${this.#leader
      .#members()
      .map(({ host, port }) => `${host}:${port}`)
      .join(',')}?tls=false`;
  }

  /** The methods that were asked, in order; a read that goes on for ever is `Subscribe`. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** How many reads and subscriptions are being answered. */
  get underWay(): number {
    return this.#open.size;
  }

  /** Cuts every connection; the log is kept. */
  async kill(): Promise<void> {
    const server = this.#running;
    this.#running = undefined;
    for (const outlet of this.#open) outlet.leave();
    this.#open.clear();
    if (!server) return;
    await new Promise<void>((resolve, reject) => {
      server.tryShutdown((error) => (error ? reject(error) : resolve()));
      server.forceShutdown();
    });
  }

  /** Comes back on the same port with the same log. */
  async restart(): Promise<void> {
    await this.kill();
    await this.#listen();
  }

  async stop(): Promise<void> {
    await this.kill();
  }

  /** Lets the next calls that this fault can meet, or of the kinds that are named, go wrong. */
  fail(what: Fault, times = 1, calls?: readonly Asked[]): void {
    this.#faults.add(what, times, calls);
  }

  reset(): void {
    this.#faults.reset();
  }

  /** Ends every subscription and read that is under way as if all were well. */
  endSubscriptions(): void {
    for (const outlet of this.#open) outlet.end();
  }

  softDelete(stream: string): void {
    this.#log.setMetadata(stream, { $tb: FOREVER });
  }

  tombstone(stream: string): void {
    this.#log.delete(stream, 'any', true);
  }

  truncateBefore(stream: string, revision: bigint): void {
    this.#log.setMetadata(stream, { $tb: revision });
  }

  setMaxCount(stream: string, n: number): void {
    this.#log.setMetadata(stream, { $maxCount: n });
  }

  scavenge(stream: string): void {
    this.#log.scavenge(stream);
  }

  writeSystemEvent(): void {
    this.#log.write(`$stats-${HOST}:2113`, '$statsCollected', 'application/json', Buffer.from('{"proc-cpu":0}'));
  }

  writeLink(stream: string, toStream: string, revision: bigint): void {
    this.#log.write(stream, '$>', 'application/octet-stream', Buffer.from(`${revision}@${toStream}`));
  }

  async #listen(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 16 * MIB });
    const node = this.#node();
    server.addService(services.streams, streamService(node));
    server.addService(services.gossip, gossipService(node));
    server.addService(services.features, featureService(node));
    this.#port = await new Promise<number>((resolve, reject) => {
      const credentials = ServerCredentials.createInsecure();
      server.bindAsync(`${HOST}:${this.#port}`, credentials, (error, port) => (error ? reject(error) : resolve(port)));
    });
    this.#running = server;
  }

  #node(): EsdbNode {
    const members = () => this.#leader.#members();
    const leader = () => this.#leader.#endPoint();
    return {
      log: this.#log,
      faults: this.#faults,
      open: this.#open,
      maxAppendBytes: this.options.maxAppendBytes ?? MIB,
      isLeader: this.#leader === this,
      get leader() {
        return leader();
      },
      get members() {
        return members();
      },
      called: (method) => void this.#calls.push(method),
    };
  }

  #members(): EsdbNode['members'] {
    return [this, ...this.#followers].map((server) => ({
      ...server.#endPoint(),
      isLeader: server === this,
      isAlive: server.#running !== undefined,
    }));
  }

  #endPoint(): EndPoint {
    return { host: HOST, port: this.#port };
  }
}
