import type { RecordedEvent } from '#event-store';
import { BoxDamaged, openingsOfSealed, sealedData, type KeyStore, type OpenedSeal } from '#sealing';
import { BundleProblem } from './bundle-problem.js';

/**
 * Every opening of a sealed event that its keys still give, each checked to be of a digest that the event has; decoys
 * stand apart. @throws BundleProblem `event-edited` where they do not fit
 */
export function openingsOfEvent(event: RecordedEvent, keys: KeyStore): OpenedSeal {
  const { shares, decoys } = opened(event, keys);
  const digests = new Set(sealedData(event.id, event.data).sd);
  const whole = !shares.includes(undefined);
  for (const { name, digest } of shares.flatMap((share) => share?.openings ?? []))
    if (!digests.delete(digest))
      throw edited(event, `its field ${name} says something else than what its digest in the log stands for`);
  const standing = decoys.filter(({ digest }) => digests.delete(digest));
  if (whole && (digests.size > 0 || standing.length < decoys.length))
    throw edited(event, 'what is left of it does not account for all of its digests in the log');
  return { shares, decoys: standing };
}

function opened(event: RecordedEvent, keys: KeyStore): OpenedSeal {
  try {
    return openingsOfSealed(event, keys);
  } catch (error) {
    if (error instanceof BoxDamaged) throw edited(event, 'one of its boxes does not open', { cause: error });
    throw error;
  }
}

function edited({ id }: RecordedEvent, how: string, options?: ErrorOptions): BundleProblem {
  return new BundleProblem('event-edited', `Event ${id} was changed after it was recorded: ${how}.`, options);
}
