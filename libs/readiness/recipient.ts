import type { Profile } from './profile.js';

type Trait = keyof Profile;

/** A profile as rules see it: it notes which of its traits they go by. */
export class Recipient {
  readonly watched: Profile;
  private seen: Trait[] = [];
  private compared: Comparable | undefined;

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
    if (this === other) return true;
    const [mine, its] = [this.comparable, other.comparable];
    for (const trait of traits) if (mine[trait] !== its[trait]) return false;
    return true;
  }

  /** The traits as values that are the same where they say the same. */
  private get comparable(): Comparable {
    return (this.compared ??= comparable(this.profile));
  }
}

type Comparable = Partial<Readonly<Record<Trait, unknown>>>;

function comparable(profile: Profile): Comparable {
  const traits = Object.entries(profile).map(([trait, value]: [string, unknown]) => [
    trait,
    typeof value === 'object' ? theSame(JSON.stringify(value)) : value,
  ]);
  return Object.fromEntries(traits) as Comparable;
}

const texts = new Map<string, string>();

/** One text for all that say the same: comparing it is looking whether it is that one. */
function theSame(text: string): string {
  const known = texts.get(text);
  if (known === undefined) texts.set(text, text);
  return known ?? text;
}

const NONE: readonly Trait[] = [];
const recipients = new WeakMap<Profile, Recipient>();
