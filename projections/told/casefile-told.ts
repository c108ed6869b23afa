import {
  isSharingStillConsented,
  keepersUpTo,
  PARTNERS,
  recipientOf,
  toldTo,
  type Audience,
  type Profile,
} from '#readiness';
import {
  asFact,
  Id,
  mayRead,
  OneOf,
  ProfileId,
  PROTECTIONS,
  readCasefile,
  type CaseRecord,
  type CasegroupOpened,
  type DocumentCaptured,
  type PersonName,
  type Protection,
  type Reading,
} from '#record';
import { NotOnRecord, type Desk } from '../desk.js';
import { profileAsked } from '../profile.js';
import { perspectiveOf, Question, wasHeld } from '../question.js';

/** What is on record about a source that may be named. */
export interface DocumentTold {
  readonly mediaType: string;
  readonly capturedAt: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly address?: string;
  readonly publishedOn?: string;
}

/** What a casefile tells somebody outside, and by whose rules. */
export interface ToldAnswer {
  readonly reading: Reading;
  readonly audience: Audience;
  readonly profile: Profile;
  readonly groups: readonly { readonly id: string; readonly names: readonly PersonName[]; readonly role?: string }[];
  /** The documents that the reading cites, those that may be named to the audience. */
  readonly documents: ReadonlyMap<string, DocumentTold>;
  readonly known: string;
  /** Of the last event of the casefile that is told of: however the record goes on, it stays the same for one `known`. */
  readonly position: string;
}

/** What of a casefile may be handed to the recipient of a profile; or, up to a level, to those who keep the record. */
export class CasefileTold extends Question<ToldAnswer> {
  @Id()
  casefile!: string;

  @ProfileId({
    optional: true,
    about: 'Whom it is for: their readiness profile; partners, judged by no rules, when left out',
    example: 'ombudsman-list',
  })
  profile?: string;

  @OneOf(PROTECTIONS, {
    optional: true,
    about: 'An internal copy up to this level, not to be handed over; for the recipient when left out',
  })
  internal?: Protection;

  async answer(desk: Desk): Promise<ToldAnswer> {
    const profile = this.profile === undefined ? PARTNERS : await profileAsked(this, desk, this.profile);
    const record = await desk.caseRecord(this.casefile);
    if (record === undefined) throw new NotOnRecord('casefile');
    const before = readCasefile(record, { ...perspectiveOf(this, desk), clearance: 'sealed' });
    const now = readCasefile(record, { on: desk.today, clearance: 'sealed' });
    if (before === undefined || now === undefined) throw new NotOnRecord('casefile');
    const audience = this.audienceOf(isSharingStillConsented(before, now, profile), profile);
    // Who else goes by one of the names is known of today alone, and is for those who keep the record.
    const namesakes = audience.internal ? record.namesakes : [];
    const perspective = { ...perspectiveOf(this, desk), clearance: audience.level };
    const reading = readCasefile({ ...record, namesakes }, perspective);
    if (reading === undefined) throw new NotOnRecord('casefile');
    const told = toldTo(audience, reading, before, now);
    return {
      reading: told,
      audience,
      profile,
      groups: told.groups.map(({ group, role }) => groupTold(record, group, role)),
      documents: await this.documentsOf(citedIn(told, record), desk, audience.level),
      known: this.known ?? desk.position,
      position: told.position,
    };
  }

  private audienceOf(consented: boolean, profile: Profile): Audience {
    const { internal, clearance } = this;
    if (internal !== undefined) return keepersUpTo(mayRead(clearance, internal) ? internal : clearance);
    return recipientOf(profile, clearance, consented);
  }

  private async documentsOf(
    cited: Iterable<string>,
    desk: Desk,
    level: Protection,
  ): Promise<Map<string, DocumentTold>> {
    const isHeld = wasHeld(perspectiveOf(this, desk));
    const told = new Map<string, DocumentTold>();
    for (const sha256 of cited) {
      const captures = (await desk.store.readStream(`document-${sha256}`)).map(asFact) as DocumentCaptured[];
      const last = captures.at(-1);
      // Captured once from an open address and once from a closed hand, a document is as closed as the last capture says.
      if (last === undefined || !mayRead(level, last.data.protection)) continue;
      const first = captures.find((fact) => isHeld(fact) && mayRead(level, fact.data.protection));
      if (first !== undefined) told.set(sha256, documentTold(first));
    }
    return told;
  }
}

/** The documents that claims, doubts of them, and pledges cite. */
function citedIn({ occurrences }: Reading, { pledges }: CaseRecord): Set<string> {
  const accounts = occurrences.flatMap(({ account, others }) => [account, ...others]);
  const cited: readonly Citing[] = [
    ...accounts,
    ...accounts.flatMap(({ disputes }) => disputes),
    ...pledges.flat().map(({ data }) => data),
  ];
  return new Set(cited.flatMap(({ sources = [] }) => sources.map(({ document }) => document)));
}

interface Citing {
  readonly sources?: readonly { readonly document: string }[];
}

function documentTold({ data }: DocumentCaptured): DocumentTold {
  const { title, publisher, address, publishedOn, mediaType, capturedAt } = data;
  return {
    mediaType,
    capturedAt,
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(address === undefined ? {} : { address }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
  };
}

function groupTold({ groups }: CaseRecord, id: string, role: string | undefined): ToldAnswer['groups'][number] {
  const [opened] = groups.find(([first]) => first?.stream === `casegroup-${id}`) ?? [];
  const { names = [] } = (opened?.data ?? {}) as Partial<CasegroupOpened['data']>;
  return role === undefined ? { id, names } : { id, names, role };
}
