import type { AllStreamSubscription, EventStoreDBClient, Filter } from '@eventstore/db-client';

/** A subscription and what it has said, one text for each thing: an event by the name of its stream. */
export class Heard {
  readonly said: string[] = [];
  readonly subscription: AllStreamSubscription;
  #changed: () => void = () => undefined;

  constructor(
    client: EventStoreDBClient,
    options: { filter?: Filter; fromPosition?: 'end' | { commit: bigint; prepare: bigint } } = {},
  ) {
    const { filter, ...others } = options;
    const say = (what: string): void => {
      this.said.push(what);
      this.#changed();
    };
    const checkpointReached = (_: unknown, { commit }: { commit: bigint }) => say(`checkpoint ${commit}`);
    this.subscription = client
      .subscribeToAll({ ...others, ...(filter && { filter: { ...filter, checkpointReached } }) })
      .on('confirmation', () => say('confirmation'))
      .on('caughtUp', () => say('caughtUp'))
      .on('data', ({ event, link }) => say((event ?? link)?.streamId ?? 'nothing'))
      .on('error', (error) => say(error.constructor.name))
      .on('end', () => say('end'));
  }

  /** Waits until it has said this. */
  async until(what: string): Promise<void> {
    while (!this.said.includes(what)) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}
