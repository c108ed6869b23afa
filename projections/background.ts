/** Work that nobody waits for: done from time to time and when it is asked for, one time after the other. */
export class Background {
  private doing: Promise<void> = Promise.resolve();
  private ticking: NodeJS.Timeout | undefined;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Begins; until then nothing is done. The time is in milliseconds. */
  start(every: number): void {
    this.ticking = setInterval(() => this.soon(), every).unref();
  }

  /** Has it done once more, as soon as that can be. */
  soon(): void {
    if (this.ticking !== undefined) this.doing = this.doing.then(this.work).catch(this.onFailure);
  }

  /** Ends with what is under way. */
  async stop(): Promise<void> {
    clearInterval(this.ticking);
    this.ticking = undefined;
    await this.doing;
  }
}
