import type { Reading, Sentence } from '#record';
import { Questioner } from './asking.js';
import { Evidence } from './evidence.js';
import type { Day, Finding } from './finding.js';
import type { Profile } from './profile.js';
import { Recipient } from './recipient.js';
import type { Rule } from './rule.js';
import { termsOf } from './terms.js';
import { urgencyOf } from './urgency.js';
import { waived } from './waiving.js';

/** Told of each rule of a profile in the order of the catalogue: what it found, and whether lacking it blocks. */
export type Told = (rule: Rule, finding: Finding, isBlocking: boolean) => void;

/** A reading on the scales: its evidence is looked through once, whichever profiles it is weighed by. */
export class Weighing {
  private readonly evidence: Evidence;
  private readonly questioner: Questioner;

  /**
   * `submission` is the day of a planned hand-over, `reading.on` when left out or past. What was found in weighing
   * another reading of the casefile (see `readStrata`) is not looked for again where the two are the same.
   */
  constructor(
    private readonly reading: Reading,
    submission?: Day,
    before?: Weighing,
  ) {
    const { on } = reading;
    this.evidence = new Evidence(reading);
    const day = submission !== undefined && submission > on ? submission : on;
    this.questioner = new Questioner(this.evidence, day, before?.questioner);
  }

  /** Why the entry is urgent although it may be incomplete, if it is. */
  get urgentBecause(): readonly Sentence[] {
    return this.evidence.once(urgencyOf);
  }

  /** Weighs it by a profile. Throws RangeError for a profile that names an unknown rule. */
  by(profile: Profile, told: Told): void {
    const { on, waivers } = this.reading;
    const recipient = Recipient.of(profile);
    const restsOn = new Set<string>();
    for (const terms of termsOf(profile)) {
      const { rule, blocks } = terms;
      const asked = this.questioner.ask(terms, recipient, restsOn);
      const finding = waivers.length === 0 ? asked : waived(asked, waivers, rule.id, profile.id, on);
      const isBlocking = blocks && finding.blocking !== false;
      if (isBlocking && finding.outcome !== 'not-applicable') for (const claim of finding.claims) restsOn.add(claim);
      told(rule, finding, isBlocking);
    }
  }
}

/** Whether a finding is one that stands in the way. */
export function isLacking({ outcome }: Finding): boolean {
  return outcome === 'unmet' || outcome === 'stale' || outcome === 'disputed';
}
