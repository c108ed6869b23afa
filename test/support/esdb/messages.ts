import { createRequire } from 'node:module';
import type * as Codes from '@eventstore/db-client/generated/code_pb.js';
import type * as Features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type * as FeaturesService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type * as Gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type * as GossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as Nothing from 'google-protobuf/google/protobuf/empty_pb.js';
import type * as Packed from 'google-protobuf/google/protobuf/any_pb.js';
import type * as Shared from '@eventstore/db-client/generated/shared_pb.js';
import type * as Status from '@eventstore/db-client/generated/status_pb.js';
import type * as Streams from '@eventstore/db-client/generated/streams_pb.js';
import type * as StreamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';

// The generated files are CommonJS without names that an import could find.
const require = createRequire(import.meta.url);
const generated = '@eventstore/db-client/generated';

export const streams = require(`${generated}/streams_pb.js`) as typeof Streams;
export const shared = require(`${generated}/shared_pb.js`) as typeof Shared;
export const gossip = require(`${generated}/gossip_pb.js`) as typeof Gossip;
export const features = require(`${generated}/serverfeatures_pb.js`) as typeof Features;
export const { Code } = require(`${generated}/code_pb.js`) as typeof Codes;
export const { Status: RpcStatus } = require(`${generated}/status_pb.js`) as typeof Status;
export const { Any } = require('google-protobuf/google/protobuf/any_pb.js') as typeof Packed;
export const { Empty } = require('google-protobuf/google/protobuf/empty_pb.js') as typeof Nothing;

export const services = {
  streams: (require(`${generated}/streams_grpc_pb.js`) as typeof StreamsService).StreamsService,
  gossip: (require(`${generated}/gossip_grpc_pb.js`) as typeof GossipService).GossipService,
  features: (require(`${generated}/serverfeatures_grpc_pb.js`) as typeof FeaturesService).ServerFeaturesService,
};

export type { Codes, Features, Gossip, Shared, Streams };
