/** Lets work on one thing happen one after the other, and work on different things side by side. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` once all work asked for earlier on the same thing is over, however it ended. */
  take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(thing);
    const turn = before === undefined ? work() : before.then(work, work);
    this.last.set(thing, turn);
    const over = () => {
      if (this.last.get(thing) === turn) this.last.delete(thing);
    };
    turn.then(over, over);
    return turn;
  }
}
