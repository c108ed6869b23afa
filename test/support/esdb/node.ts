import type { Metadata } from '@grpc/grpc-js';
import type { Asked, Fault, Faults } from './faults.js';
import type { EsdbLog } from './log.js';
import type { Outlet } from './outlet.js';

export interface EndPoint {
  readonly host: string;
  readonly port: number;
}

/** What the handlers know of the server they answer for. */
export interface EsdbNode {
  readonly log: EsdbLog;
  readonly faults: Faults;
  readonly maxAppendBytes: number;
  readonly leader: EndPoint;
  readonly isLeader: boolean;
  readonly members: readonly (EndPoint & { readonly isLeader: boolean; readonly isAlive: boolean })[];
  /** The answers that are under way. */
  readonly open: Set<Outlet>;
  called(method: string): void;
}

/** What goes wrong with this call: the caller wants the leader and this is another node, or what a test has asked for. */
export function troubleWith(node: EsdbNode, call: { readonly metadata: Metadata }, asked: Asked): Fault | undefined {
  if (!node.isLeader && call.metadata.get('requires-leader').includes('true')) return 'not-leader';
  return node.faults.meet(asked);
}
