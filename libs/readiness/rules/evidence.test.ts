import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { claimKindNamed, claimKinds, rankOf, strictest, type Protection } from '#record';
import { exampleProfile, exampleReading } from '../../../test/support/example-reading.js';
import { Evidence } from '../evidence.js';
import type { Example } from '../example.js';
import type { Rule } from '../rule.js';
import { rules } from './index.js';

/** Evidence that notes which kinds of claims it was asked for. */
class Asked extends Evidence {
  readonly kinds = new Set<string>();
  everyKind = false;

  override of(kind: string) {
    this.kinds.add(kind);
    return super.of(kind);
  }

  override get occurrences() {
    this.everyKind = true;
    return super.occurrences;
  }

  override lastWordOn(...[facet]: Parameters<Evidence['lastWordOn']>) {
    const last = super.lastWordOn(facet);
    if (last !== undefined) this.kinds.add(last.kind.name);
    return last;
  }

  override toldBy(claim: string) {
    const told = super.toldBy(claim);
    if (told !== undefined) this.kinds.add(told.kind.name);
    return told;
  }
}

/** Rules that look at every kind there is, and what of that their outcome rests on. */
const EVERY_KIND: Readonly<Record<string, { readonly because: string; readonly level: Protection }>> = {
  'CU-4': { because: 'only what proves life counts', level: provingLife() },
  'PV-1': { because: 'it rests on what the rules before it rest on, and goes with them', level: 'public' },
  'PV-2': { because: 'nothing is recorded but with documents captured, whoever looks', level: 'public' },
};

function provingLife(): Protection {
  return strictest(...claimKinds.filter(({ provesLife }) => provesLife).map(({ protection }) => protection));
}

/** What the rule was shown of an example: the kinds, and the parts that are closed by default. */
function askedFor(rule: Rule, example: Example): { kinds: string[]; lists: boolean; everyKind: boolean } {
  const evidence = new Asked(exampleReading(example));
  const { on } = evidence.reading;
  const restsOn = new Set(evidence.occurrences.map(({ account }) => account.claim));
  evidence.everyKind = false;
  evidence.lookedAt();
  rule.evaluate(evidence, {
    on,
    window: rule.window,
    profile: exampleProfile(rule, example),
    submission: example.submission ?? on,
    restsOn,
  });
  const looked = evidence.lookedAt();
  return { kinds: [...evidence.kinds], lists: looked.includes('lists'), everyKind: evidence.everyKind };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the evidence of %s', (id, rule) => {
  const asked = rule.examples.map((example) => askedFor(rule, example));
  const of = (kind: string) => claimKindNamed(kind)?.protection ?? 'sealed';

  it('is kept by default at the level that the rule says', () => {
    const apart = EVERY_KIND[id];
    const kinds = asked.flatMap((one) => one.kinds.map(of));
    // Lists are kept among the team unless who drafts one says otherwise.
    const lists: Protection[] = asked.some((one) => one.lists) ? ['team'] : [];
    const level = apart === undefined ? strictest(...kinds, ...lists) : apart.level;
    expect([level, rankOf(rule.evidence ?? 'public')]).toEqual([level, rankOf(level)]);
  });

  it('is of named kinds, or the rule stands among those that look at all', () => {
    const looksAtAll = asked.some(({ everyKind }) => everyKind) || id === 'PV-1';
    expect(looksAtAll).toBe(EVERY_KIND[id] !== undefined);
  });
});
