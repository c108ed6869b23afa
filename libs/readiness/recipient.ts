import type { Profile } from './profile.js';

type Trait = keyof Profile;

/** A profile as rules see it: it notes which of its traits they go by. */
export class Recipient {
  readonly watched: Profile;
  private seen: Trait[] = [];
  private readonly texts = new Map<Trait, string>();

  private constructor(readonly profile: Profile) {
    this.watched = new Proxy(profile, {
      get: (_, trait) => {
        this.seen.push(trait as Trait);
        return profile[trait as Trait];
      },
    });
  }

  static of(profile: Profile): Recipient {
    const known = recipients.get(profile) ?? new Recipient(profile);
    recipients.set(profile, known);
    return known;
  }

  /** What was looked at since this was asked last. */
  traitsSeen(): readonly Trait[] {
    if (this.seen.length === 0) return NONE;
    const { seen } = this;
    this.seen = [];
    return seen;
  }

  /** Whether another is to a rule that goes by those traits what this one is. */
  isLike(other: Recipient, traits: readonly Trait[]): boolean {
    return this === other || traits.every((trait) => this.textOf(trait) === other.textOf(trait));
  }

  private textOf(trait: Trait): string {
    const known = this.texts.get(trait) ?? JSON.stringify(this.profile[trait] ?? null);
    this.texts.set(trait, known);
    return known;
  }
}

const NONE: readonly Trait[] = [];
const recipients = new WeakMap<Profile, Recipient>();
