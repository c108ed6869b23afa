import type { AllStreamResolvedEvent, AllStreamSubscription } from '@eventstore/db-client';
import { clearTimeout, setTimeout } from 'node:timers';
import { setImmediate as turn } from 'node:timers/promises';
import { Unanswered } from './trouble.js';

/** Whether everything that came has been taken and dealt with. */
export interface Idleness {
  isIdle: boolean;
}

/**
 * What a subscription brings, in batches of what is there, until it breaks: a subscription never ends well. It is listened
 * to from now on; while nobody takes a batch, nothing more is fetched.
 * @throws what the subscription broke with, Unanswered when it just ended
 */
export function intakes(
  subscription: AllStreamSubscription,
  most: number,
  idleness: Idleness,
): AsyncGenerator<AllStreamResolvedEvent[]> {
  let stir = (): void => undefined;
  let broken: Error | undefined;
  const breakWith = (error: Error): void => {
    broken ??= error;
    stir();
  };
  // These stay for good: an error that comes late must not end the process.
  subscription.on('error', breakWith);
  for (const over of ['end', 'close']) {
    subscription.on(over, () => breakWith(new Unanswered('The subscription ended')));
  }
  subscription.on('readable', () => stir());
  const stirred = (): Promise<void> =>
    new Promise((resolve) => {
      stir = resolve;
    });

  return (async function* () {
    for (;;) {
      const next = stirred();
      const resolved = takeFrom(subscription, most);
      if (resolved.length > 0 && resolved.length < most) {
        // The events of one append come one by one: a turn later the rest of them is mostly there.
        await turn();
        resolved.push(...takeFrom(subscription, most - resolved.length));
      }
      if (resolved.length > 0) yield resolved;
      else if (broken) throw broken;
      else {
        idleness.isIdle = true;
        await next;
        idleness.isIdle = false;
      }
    }
  })();
}

/** Settles once the server has confirmed the subscription. @throws Unanswered after `ms`, or what it broke with */
export function confirmed(subscription: AllStreamSubscription, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unanswered('The subscription was not confirmed')), ms);
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    subscription.once('confirmation', () => settle());
    subscription.once('error', settle);
    for (const over of ['end', 'close']) {
      subscription.once(over, () => settle(new Unanswered('The subscription ended at once')));
    }
  });
}

function takeFrom(subscription: AllStreamSubscription, most: number): AllStreamResolvedEvent[] {
  const taken: AllStreamResolvedEvent[] = [];
  while (taken.length < most) {
    const one = subscription.read() as AllStreamResolvedEvent | null;
    if (one === null) break;
    taken.push(one);
  }
  return taken;
}
