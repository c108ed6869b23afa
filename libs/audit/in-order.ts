/** Works on several things at once, and hands out what becomes of them in their order. */
export async function* inOrder<T, R>(
  things: Iterable<T>,
  atOnce: number,
  work: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const under: Promise<PromiseSettledResult<R>[]>[] = [];
  try {
    for (const thing of things) {
      // Settled, a failure waits for its turn and is not unhandled until then.
      under.push(Promise.allSettled([work(thing)]));
      if (under.length >= atOnce) yield* outcome(await under.shift());
    }
    while (under.length > 0) yield* outcome(await under.shift());
  } finally {
    await Promise.all(under);
  }
}

function outcome<R>(settled: readonly PromiseSettledResult<R>[] = []): R[] {
  return settled.map((result) => {
    if (result.status === 'fulfilled') return result.value;
    throw result.reason;
  });
}
