const WORDS = 4;
const FEWEST_SLOTS = 1024;

/**
 * Numbers below 2^32 - 1 by keys of 128 bits (four words). It takes 20 bytes a slot and at most two thirds of the slots,
 * so between 30 and 60 bytes a key: a million of them 42 megabytes, where a Map of texts would take three times that.
 */
export class KeyTable {
  private keys = new Uint32Array(FEWEST_SLOTS * WORDS);
  /** One more than the number; 0 where the slot is free. */
  private values = new Uint32Array(FEWEST_SLOTS);
  private filled = 0;
  // Whoever wrote the keys cannot know where they come to stand.
  private readonly salt = crypto.getRandomValues(new Uint32Array(WORDS));

  /** The number under the key that begins at a place among the words. */
  get(words: Uint32Array, at: number): number | undefined {
    const value = this.values[this.slotOf(words, at)] ?? 0;
    return value === 0 ? undefined : value - 1;
  }

  set(words: Uint32Array, at: number, value: number): void {
    if (3 * this.filled >= 2 * this.values.length) this.grow();
    const slot = this.slotOf(words, at);
    if (this.values[slot] === 0) this.filled += 1;
    this.values[slot] = value + 1;
    for (let word = 0; word < WORDS; word += 1) this.keys[slot * WORDS + word] = words[at + word] ?? 0;
  }

  /** The slot of a key, or the free one that it would get. */
  private slotOf(words: Uint32Array, at: number): number {
    const mask = this.values.length - 1;
    let slot = this.mixed(words, at) & mask;
    while (this.values[slot] !== 0 && !this.isAt(slot, words, at)) slot = (slot + 1) & mask;
    return slot;
  }

  private isAt(slot: number, words: Uint32Array, at: number): boolean {
    const { keys } = this;
    const start = slot * WORDS;
    return (
      keys[start] === words[at] &&
      keys[start + 1] === words[at + 1] &&
      keys[start + 2] === words[at + 2] &&
      keys[start + 3] === words[at + 3]
    );
  }

  private mixed(words: Uint32Array, at: number): number {
    let mixed = 0;
    for (let word = 0; word < WORDS; word += 1) {
      mixed = Math.imul(mixed ^ (words[at + word] ?? 0) ^ (this.salt[word] ?? 0), 0x9e3779b1);
      mixed ^= mixed >>> 15;
    }
    return mixed >>> 0;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.values = new Uint32Array(values.length * 2);
    this.filled = 0;
    for (const [slot, value] of values.entries()) if (value > 0) this.set(keys, slot * WORDS, value - 1);
  }
}
