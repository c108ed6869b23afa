import fc from 'fast-check';
import {
  AdjudicateOccurrence,
  claimKinds,
  CorrectClaim,
  DisputeClaim,
  DraftExchangeList,
  DropFromList,
  EndPledge,
  LaunchCampaign,
  Malformed,
  MatchAccounts,
  NameForExchange,
  OpenCasefile,
  OpenCasegroup,
  PerformDuty,
  PlaceInGroup,
  PledgePatronage,
  PublishTerms,
  RecordClaim,
  Refused,
  RetractClaim,
  ReviewCasefile,
  SeparateAccount,
  WaiveRule,
  type Asked,
  type RecordCommand,
  type Shape,
} from '#record';
import { profiles } from '#readiness';
import { PAGE, type RecordAtHand } from './recording.js';

/** Documents of every level, and the one that examples of photographs name. */
export const CLOSED_PAGES = ['0', '1', '2', '3'].map((digit) => digit.repeat(64));

/** One thing that somebody does; numbers pick among what is on record by then. */
export interface Act {
  readonly does: string;
  readonly who: number;
  readonly claim: number;
  readonly other: number;
  readonly kind: number;
  readonly when: number;
  readonly name: number;
  readonly level: number;
  readonly source: number;
  readonly grade: number;
}

const DEEDS = [
  'claim',
  'claim',
  'claim',
  'claim',
  'claim',
  'further',
  'further',
  'named',
  'correct',
  'close',
  'retract',
];
const RARE = [
  'dispute',
  'match',
  'separate',
  'adjudicate',
  'review',
  'waive',
  'pledge',
  'perform',
  'end',
  'place',
  'list',
  'drop',
  'pass',
];

const any = fc.nat(1000);

/** Any course of recording about three people. */
export const history: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    does: fc.constantFrom(...DEEDS, ...RARE),
    who: fc.nat(2),
    claim: any,
    other: any,
    kind: any,
    when: any,
    name: any,
    level: any,
    source: any,
    grade: any,
  }),
  { minLength: 4, maxLength: 22 },
);

/** Kinds that change what is shown most come up more often. */
const KINDS = [
  ...claimKinds.flatMap((kind) =>
    Array.from({ length: kind.effect === undefined ? 1 : 4 }, () => ({ kind: kind.name, ...kind.example })),
  ),
  // Terms whose end moves with the days held.
  ...['general', 'settlement'].map((regime) => ({
    kind: 'Sentenced',
    court: { text: 'Example Court', country: 'RU' },
    articles: ['Art. 280'],
    term: 'P2Y',
    regime,
  })),
];
const NAMES = ['Anna Example', 'Анна Екзампле', 'Borys Sample', 'Example Anna', 'Cemal'];
const LEVELS = [undefined, undefined, undefined, 'public', 'partners', 'team', 'sealed'];
const pick = <T>(from: readonly T[], number: number): T => from[number % from.length] as T;

/** What has been put on record so far, to be picked from. */
export class Course {
  readonly casefiles: string[] = [];
  private readonly claims: { id: string; casefile: string; kind: string }[] = [];
  private readonly pledges: string[] = [];
  private readonly lists: string[] = [];
  private group = '';
  private campaign = '';

  constructor(private readonly record: RecordAtHand) {}

  /** Opens three casefiles, a group and a campaign. */
  async begin(): Promise<void> {
    for (const [at, page] of CLOSED_PAGES.entries())
      await this.record.capture(page, { protection: ['public', 'partners', 'team', 'sealed'][at] });
    for (const protection of [undefined, undefined, 'team']) this.casefiles.push(await this.opened(protection));
    this.group = (await this.record.only(OpenCasegroup, { names: [{ text: 'Example case' }] })).id;
    this.campaign = (await this.record.only(LaunchCampaign, { names: ['Example campaign'] })).id;
    const terms = [
      { number: 1, text: 'Say so', kind: 'once', by: this.day(20), byDeclaring: true },
      { number: 2, text: 'Speak', kind: 'monthly' },
    ];
    const sources = [{ document: PAGE, reliability: 'B', credibility: 2 }];
    await this.record.only(PublishTerms, { campaign: this.campaign, version: 1, publishedOn: '2020', terms, sources });
  }

  /** Does what the act says, if the record will have it. */
  async does(act: Act): Promise<void> {
    try {
      await this.attempt(act);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Malformed)) throw error;
    }
  }

  private async opened(protection: string | undefined): Promise<string> {
    const names = [{ text: pick(NAMES, this.casefiles.length * 2) }];
    return (await this.record.only(OpenCasefile, { names, ...(protection === undefined ? {} : { protection }) })).id;
  }

  private async attempt(act: Act): Promise<void> {
    const casefile = pick(this.casefiles, act.who);
    const claims = this.claims.filter((claim) => claim.casefile === casefile);
    const { id: claim, kind } = pick(claims, act.claim) ?? { id: casefile, kind: '' };
    const { id: other } = pick(claims, act.other) ?? { id: casefile };
    const reason = 'for a reason';
    const ask = <C extends RecordCommand>(command: Shape<C>, sent: object, by: Partial<Asked> = {}) =>
      this.record.only(command, { ...sent }, by);
    switch (act.does) {
      case 'claim':
        return this.claimed(casefile, { ...pick(KINDS, act.kind), when: this.when(act.when) }, act);
      case 'further':
        return this.claimed(
          casefile,
          { ...KINDS.find((one) => one.kind === kind), occurrence: claim, when: this.when(act.when) },
          act,
        );
      case 'named':
        return this.claimed(casefile, { kind: 'Named', text: pick(NAMES, act.name), when: this.when(act.when) }, act);
      case 'correct': {
        const values = act.grade % 2 ? { when: this.when(act.when) } : { sources: this.sources(act) };
        return void (await ask(CorrectClaim, { casefile, claim, values, reason }));
      }
      case 'close':
        return void (await ask(
          CorrectClaim,
          { casefile, claim, values: { protection: pick(['partners', 'team', 'sealed'], act.level) }, reason },
          { roles: ['admin'] },
        ));
      case 'retract':
        return void (await ask(RetractClaim, { casefile, claim, reason }));
      case 'dispute':
        return void (await ask(DisputeClaim, { casefile, claim, reason, sources: this.sources(act) }));
      case 'match':
        return void (await ask(MatchAccounts, { casefile, occurrence: other, match: [claim], reason }));
      case 'separate':
        return void (await ask(SeparateAccount, { casefile, occurrence: other, separate: claim, reason }));
      case 'adjudicate':
        return void (await ask(AdjudicateOccurrence, { casefile, occurrence: other, prefer: claim, reason }));
      case 'review':
        return void (await ask(ReviewCasefile, { casefile, note: 'looked at' }, { by: `reviewer-${act.kind}` }));
      case 'waive':
        return void (await ask(WaiveRule, {
          casefile,
          rule: pick(['CU-4', 'ID-1', 'ID-6'], act.kind),
          reason,
          until: this.day(act.when % 40),
        }));
      case 'place':
        return void (await ask(PlaceInGroup, {
          casegroup: this.group,
          casefile,
          from: this.day((act.when % 40) - 20),
        }));
      case 'pass':
        return this.record.pass(act.when % 20);
      default:
        return this.inOtherStreams(act, casefile);
    }
  }

  private async inOtherStreams(act: Act, casefile: string): Promise<void> {
    const sources = this.sources(act);
    const level = pick(LEVELS, act.level);
    const protection = level === undefined ? {} : { protection: level };
    const pledge = pick(this.pledges, act.claim) ?? casefile;
    const on = this.day((act.when % 60) - 58);
    if (act.does === 'pledge') {
      const pledged = {
        casefile,
        campaign: this.campaign,
        patron: { name: pick(NAMES, act.name) },
        declaredOn: on,
        sources,
      };
      this.pledges.push((await this.record.only(PledgePatronage, { ...pledged, ...protection })).id);
    } else if (act.does === 'perform') await this.record.only(PerformDuty, { pledge, term: 2, on, sources });
    else if (act.does === 'end') await this.record.only(EndPledge, { pledge, on, reason: 'withdrawn', sources });
    else if (act.does === 'list') {
      const list = pick(this.lists, act.claim) ?? (await this.drafted(act, protection));
      await this.record.only(NameForExchange, { list, casefile, urgent: act.grade % 2 === 0 });
    } else {
      const list = pick(this.lists, act.claim) ?? casefile;
      await this.record.only(DropFromList, { list, casefile, reason: 'duplicate' });
    }
  }

  private async drafted(act: Act, protection: object): Promise<string> {
    const { id } = await this.record.only(DraftExchangeList, { profile: pick(profiles, act.kind).id, ...protection });
    this.lists.push(id);
    return id;
  }

  private async claimed(casefile: string, claim: object, act: Act): Promise<void> {
    const level = pick(LEVELS, act.level);
    const sent = {
      casefile,
      sources: this.sources(act),
      ...claim,
      ...(level === undefined ? {} : { protection: level }),
    };
    const { id } = await this.record.only(RecordClaim, sent);
    this.claims.push({ id, casefile, kind: (claim as { kind: string }).kind });
  }

  private sources({ source, grade }: Act): object[] {
    const level = pick(LEVELS, source);
    const cited = (document: string, reliability: string) => ({ document, reliability, credibility: 1 + (grade % 5) });
    const second = source % 3 === 0 ? [cited(pick(CLOSED_PAGES, source), 'A')] : [];
    return [
      { ...cited(PAGE, pick(['B', 'C', 'D'], grade)), ...(level === undefined ? {} : { protection: level }) },
      ...second,
    ];
  }

  /** A date of any precision, around today; null now and then. */
  private when(number: number): string | null {
    const day = this.day(1 - (number % 90));
    const forms = [
      null,
      day,
      day,
      day,
      day.slice(0, 7),
      day.slice(0, 4),
      `${day.slice(0, 7)}~`,
      `${day}/${this.day(2)}`,
      this.day(1),
    ];
    return pick(forms, number);
  }

  private day(from: number): string {
    return new Date(this.record.now().getTime() + from * 86_400_000).toISOString().slice(0, 10);
  }
}
