import type { ClaimData } from './claims/claim.js';

/** A claim as decisions see it: with its corrections applied. */
export interface ClaimOnRecord {
  readonly id: string;
  readonly kind: string;
  readonly data: ClaimData;
  readonly retracted: boolean;
}

/**
 * A casefile's claims by id, in the order they came on record; it never changes. A further claim copies nothing: all that
 * came from one another share a list that only grows, and each sees the beginning of it that was there when it was made.
 */
export class ClaimsOnRecord {
  static readonly none = new ClaimsOnRecord([]);
  private readonly places: Map<string, number>;
  private readonly count: number;

  private constructor(
    private readonly list: ClaimOnRecord[],
    places?: Map<string, number>,
  ) {
    this.places = places ?? new Map(list.map(({ id }, place) => [id, place]));
    this.count = list.length;
  }

  get(id: string): ClaimOnRecord | undefined {
    const place = this.places.get(id);
    return place === undefined || place >= this.count ? undefined : this.list[place];
  }

  values(): readonly ClaimOnRecord[] {
    return this.list.slice(0, this.count);
  }

  /** With one more claim, or in place of the one of that id. */
  with(claim: ClaimOnRecord): ClaimsOnRecord {
    if (this.get(claim.id) !== undefined) return this.changed((other) => (other.id === claim.id ? claim : other));
    // Somebody else has gone on from here already, or might from nothing: their list is not ours.
    if (this.count === 0 || this.list.length > this.count) return new ClaimsOnRecord([...this.values(), claim]);
    this.places.set(claim.id, this.list.push(claim) - 1);
    return new ClaimsOnRecord(this.list, this.places);
  }

  changed(change: (claim: ClaimOnRecord) => ClaimOnRecord): ClaimsOnRecord {
    return new ClaimsOnRecord(this.values().map(change));
  }
}
