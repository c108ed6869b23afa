import type { handleUnaryCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import { features, gossip, shared, type Features, type Gossip, type Shared } from './messages.js';
import type { EsdbNode } from './node.js';

/** The service that says who is in the cluster. */
export function gossipService(node: EsdbNode): UntypedServiceImplementation {
  const read: handleUnaryCall<Shared.Empty, Gossip.ClusterInfo> = (_, reply) => {
    node.called('Gossip');
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
    const members = node.members.map(({ host, port, isLeader, isAlive }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(`00000000-0000-4000-8000-${`${port}`.padStart(12, '0')}`))
        .setTimeStamp(`${Date.now()}`)
        .setState(isLeader ? LEADER : FOLLOWER)
        .setIsAlive(isAlive)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    );
    reply(null, new gossip.ClusterInfo().setMembersList(members));
  };
  return { read };
}

const STREAMS = 'event_store.client.streams.streams';
const METHODS = ['append', 'batchappend', 'delete', 'read', 'tombstone'];

/** The service that says what the server can do. */
export function featureService(node: EsdbNode): UntypedServiceImplementation {
  const getSupportedMethods: handleUnaryCall<Shared.Empty, Features.SupportedMethods> = (_, reply) => {
    node.called('GetSupportedMethods');
    const methods = METHODS.map((method) => {
      const supported = new features.SupportedMethod().setServiceName(STREAMS).setMethodName(method);
      return method === 'read' ? supported.setFeaturesList(['position', 'events']) : supported;
    });
    reply(null, new features.SupportedMethods().setEventStoreServerVersion('24.6.0').setMethodsList(methods));
  };
  return { getSupportedMethods };
}
