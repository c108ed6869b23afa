import type { EventStore } from '#event-store';
import type { Projector } from '#projections';
import { idOf, Refused, type Asked, type EraseCasefile } from '#record';
import type { Recorder, Recording } from '#recorder';
import { digestsUnder, type KeyStore } from '#sealing';

/** A tombstone covers no more digests than fit into an event; a longer casefile leaves several. */
const MOST_COVERED = 10_000;

/** What an erasure works with. */
export interface ErasingParts {
  /** The store of the sealed events. */
  readonly beneath: EventStore;
  readonly keys: KeyStore;
  readonly recorder: Recorder;
  readonly projector: Projector;
  readonly now?: () => Date;
}

/**
 * Erases what the record holds of a person: a tombstone that covers every digest goes on record, the key under which it
 * was sealed is destroyed, and the readings are made without it.
 */
export class Erasing {
  constructor(private readonly parts: ErasingParts) {}

  /** @throws Refused `casefile-not-open`, and what recording throws; nothing is erased then */
  async erase(command: EraseCasefile, asked: Asked): Promise<Recording> {
    const { keys, recorder, now = () => new Date() } = this.parts;
    const subject = command.stream();
    // From here on nobody seals anything more under the key, so that the tombstone covers all there is.
    keys.beginErasure(subject, now());
    try {
      const digests = await this.digestsOf(subject);
      let recording = await recorder.execute(covering(command, digests.slice(0, MOST_COVERED)).askedBy(asked));
      for (let at = MOST_COVERED; at < digests.length; at += MOST_COVERED) {
        const { key: _, revision: __, ...further } = asked;
        recording = await recorder.execute(covering(command, digests.slice(at, at + MOST_COVERED)).askedBy(further));
      }
      await this.destroy(subject);
      return recording;
    } catch (error) {
      if (error instanceof Refused) keys.abandonErasure(subject);
      throw error;
    }
  }

  /** Ends what was begun when the process was ended: a key whose tombstone is on record is destroyed. */
  async resume(): Promise<void> {
    const { beneath, keys } = this.parts;
    for (const subject of keys.erasing()) {
      const [last] = await beneath.readStream(subject, { backwards: true, limit: 1 });
      if (last?.type === 'PersonalDataErased') await this.destroy(subject);
      else keys.abandonErasure(subject);
    }
  }

  /** Nothing of the subject can be read from here on, and no reading holds anything of it. */
  private async destroy(subject: string): Promise<void> {
    const { keys, recorder, projector, now = () => new Date() } = this.parts;
    keys.destroy(subject, now());
    recorder.forget();
    await projector.catchUp();
    await projector.forget(idOf(subject));
  }

  /** Every digest of what is sealed under the subject's key, wherever in the record it stands. */
  private async digestsOf(subject: string): Promise<string[]> {
    const { keys, beneath } = this.parts;
    const number = keys.numberOf(subject);
    const digests: string[] = [];
    if (number === undefined) return digests;
    for await (const event of beneath.readAll()) digests.push(...digestsUnder(keys, number, event));
    return digests.toSorted();
  }
}

/** Not enumerable, as it is no part of what was asked: the same request again is the same request. */
function covering(command: EraseCasefile, digests: readonly string[]): EraseCasefile {
  return Object.defineProperty(command, 'digests', { value: digests, enumerable: false, configurable: true });
}
