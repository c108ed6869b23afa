/** How often those who wait look by themselves, in milliseconds: another process may be the one that projects. */
const LOOK = 20;

/** Those who wait until something is so. */
export class Waiting {
  private readonly looks = new Set<() => void>();

  /** Whether it came to be so in time, which is in milliseconds. */
  async until(isSo: () => boolean, time: number): Promise<boolean> {
    if (isSo()) return true;
    return new Promise((resolve) => {
      const finish = (so: boolean) => {
        clearInterval(looking);
        clearTimeout(ending);
        this.looks.delete(look);
        resolve(so);
      };
      const look = () => {
        if (isSo()) finish(true);
      };
      const looking = setInterval(look, LOOK);
      const ending = setTimeout(() => finish(isSo()), time);
      this.looks.add(look);
    });
  }

  /** Lets everybody who waits look. */
  look(): void {
    for (const look of this.looks) look();
  }
}
