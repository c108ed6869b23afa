import {
  claimKinds,
  fieldsOf,
  mayRead,
  strictest,
  type ClaimKind,
  type FieldSpec,
  type Protection,
  type Shape,
} from '#record';
import { Markers } from './closed-things.js';
import type { RunningServer } from './running-server.js';

/**
 * How closely a text is kept: what is closed by default takes consent, whatever level a single claim of it was given; of a minor
 * nothing is handed over at all.
 */
export type Kept = 'consent' | 'team' | 'sealed' | 'minor';

/** Where `recordClosedThings` and `recordHalfOpenThings` put what the team may not see either. */
const SEALED = new Set([
  'sealed document',
  'sealed document title',
  'address',
  'inference',
  'name',
  'words of a date',
  'number',
  'contact itself',
  'locator',
  'informant',
]);

/** Markers that know how closely they are kept. Each is a word that no paper divides and no hash spells. */
export class KeptMarkers extends Markers {
  private readonly kept = new Map<string, { readonly where: string; readonly level: Kept }>();

  override place(where: string, level: Kept = SEALED.has(where) ? 'sealed' : 'team'): string {
    const marker = `qz${String(this.kept.size).padStart(4, '0')}qz`;
    this.kept.set(marker, { where, level });
    return marker;
  }

  override all(): readonly string[] {
    return [...this.kept.keys()];
  }

  override in(text: string): string[] {
    return [...new Set(text.match(/qz\d{4}qz/g))].filter((marker) => this.kept.has(marker));
  }

  /** What of some levels a text gives away, in words: "sealed HealthReported". */
  told(text: string, ...levels: readonly Kept[]): string[] {
    const found = this.in(text).flatMap((marker) => this.kept.get(marker) ?? []);
    return [
      ...new Set(found.filter(({ level }) => levels.includes(level)).map(({ where, level }) => `${level} ${where}`)),
    ];
  }
}

/** With this begins the name of everybody who records by `underPseudonyms`. */
export const PSEUDONYM = 'nymqz';

/** The same server, where each who records has a name that is found wherever it is told. */
export function underPseudonyms(server: RunningServer): RunningServer {
  const named: RunningServer = Object.create(server) as RunningServer;
  named.token = (roles, name?: string) => server.token(roles, `${PSEUDONYM}${name ?? roles.join('-')}`);
  return named;
}

/** The casefile that claims are recorded of. */
export interface About {
  readonly casefile: string;
  /** A document that everybody may know of. */
  readonly document: string;
}

/** Puts claims of every kind on record, for the team alone, sealed, and open where the kind is not, with a marker in each text. */
export async function recordEveryKind(server: RunningServer, about: About, markers: KeptMarkers): Promise<void> {
  for (const kind of claimKinds) {
    await recordMarked(server, about, kind, 'team', markers);
    await recordMarked(server, about, kind, 'sealed', markers);
    if (!mayRead('partners', kind.protection)) await recordMarked(server, about, kind, 'public', markers);
  }
}

const KEPT: Readonly<Record<Protection, Kept>> = {
  public: 'consent',
  partners: 'consent',
  team: 'team',
  sealed: 'sealed',
};

async function recordMarked(
  server: RunningServer,
  { casefile, document }: About,
  kind: ClaimKind,
  protection: 'public' | 'team' | 'sealed',
  markers: KeptMarkers,
): Promise<void> {
  const mark = (level: Protection) => markers.place(kind.name, KEPT[level]);
  const own = marked(kind.fields, kind.example, { document, level: protection, mark });
  // These consents are to something else than sharing, which is given and withdrawn on its own.
  const purpose = kind.name.startsWith('Consent') ? { to: 'publicity' } : {};
  await server.recorded(`/api/casefiles/${casefile}/claims`, {
    kind: kind.name,
    when: '2020-06-01',
    whenAsWritten: mark(protection),
    inferred: mark(protection),
    sources: [{ document, reliability: 'B', credibility: 2, locator: mark(protection), relay: [mark(protection)] }],
    protection,
    ...own,
    ...purpose,
  });
}

interface Marking {
  readonly document: string;
  readonly level: Protection;
  readonly mark: (level: Protection) => string;
}

/** The fields of an example, with a marker instead of each text that is free. */
function marked(shape: Shape, example: object, marking: Marking): object {
  const given = new Map<string, unknown>(Object.entries(example));
  const fields = [...fieldsOf(shape).values()].map(({ name, type, protection = 'public' }) => {
    const level = strictest(marking.level, protection);
    return [name, markedValue(type, given.get(name), { ...marking, level })] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function markedValue(type: FieldSpec['type'], value: unknown, marking: Marking): unknown {
  if (type.is === 'text' && type.format === 'sha256') return marking.document;
  if (type.is === 'text' && type.format === undefined && type.pattern === undefined && type.max >= 100)
    return marking.mark(marking.level);
  if (value === undefined) return undefined;
  if (type.is === 'shape') return marked(type.of(), value as object, marking);
  if (type.is === 'list') return (value as unknown[]).map((item) => markedValue(type.of, item, marking));
  return value;
}
