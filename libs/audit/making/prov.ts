import type { Entry } from '#transparency-log';
import type { Opening } from '#sealing';
import type { Spool } from './spool.js';

const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  label: 'http://www.w3.org/2000/01/rdf-schema#label',
  ...links('wasGeneratedBy', 'wasAttributedTo', 'wasAssociatedWith', 'wasDerivedFrom', 'wasRevisionOf'),
  ...links('wasInvalidatedBy'),
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  invalidatedAtTime: { '@id': 'prov:invalidatedAtTime', '@type': 'xsd:dateTime' },
  endedAtTime: { '@id': 'prov:endedAtTime', '@type': 'xsd:dateTime' },
};

function links(...names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, { '@id': `prov:${name}`, '@type': '@id' }]));
}

/** A leaf, and what is handed out of it. */
export interface ToldLeaf {
  readonly entry: Entry;
  readonly openings: readonly Opening[];
  /** The documents that it cites, as far as the reader may know. */
  readonly documents: readonly string[];
  /** Its digests whose keys have been destroyed: a tombstone to come will account for them. */
  readonly erased: readonly string[];
}

/** Tells where everything comes from in the words of W3C PROV (PROV-O as JSON-LD), leaf by leaf in the order of the log. */
export class Provenance {
  private readonly named = new Set<string>();
  private readonly erased = new Map<string, string>();
  private comma = '';

  constructor(private readonly spool: Spool) {}

  async begin(): Promise<void> {
    await this.spool.write(`{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`);
  }

  async tell({ entry, openings, documents, erased }: ToldLeaf): Promise<void> {
    const { id, type, actor, recordedAt, corrects } = entry;
    for (const document of documents) await this.name(documentUrn(document), 'prov:Entity');
    if (actor !== '') await this.name(actorUrn(actor), 'prov:Agent');
    await this.node({
      '@id': eventUrn(id),
      '@type': 'prov:Entity',
      label: type,
      generatedAtTime: recordedAt,
      wasGeneratedBy: recordingUrn(id),
      ...(actor === '' ? {} : { wasAttributedTo: actorUrn(actor) }),
      ...(documents.length === 0 ? {} : { wasDerivedFrom: documents.map(documentUrn) }),
      ...(corrects === undefined ? {} : { wasRevisionOf: eventUrn(corrects) }),
    });
    await this.node({
      '@id': recordingUrn(id),
      '@type': 'prov:Activity',
      endedAtTime: recordedAt,
      ...(actor === '' ? {} : { wasAssociatedWith: actorUrn(actor) }),
    });
    for (const digest of erased) this.erased.set(digest, id);
    if (entry.erases !== undefined) await this.tellErasure(entry, openings);
  }

  async end(): Promise<void> {
    await this.spool.write('\n]}\n');
  }

  /** A node may be told in parts: what a tombstone covers was told before it. */
  private async tellErasure({ id, recordedAt, erases }: Entry, openings: readonly Opening[]): Promise<void> {
    const covered = openings.find(({ digest }) => digest === erases?.commitment)?.value;
    const events = new Set<string>();
    for (const digest of Array.isArray(covered) ? (covered as readonly string[]) : []) {
      const event = this.erased.get(digest);
      this.erased.delete(digest);
      if (event !== undefined) events.add(event);
    }
    for (const event of events)
      await this.node({
        '@id': eventUrn(event),
        invalidatedAtTime: recordedAt,
        wasInvalidatedBy: recordingUrn(id),
      });
  }

  private async name(urn: string, type: string): Promise<void> {
    if (this.named.has(urn)) return;
    this.named.add(urn);
    await this.node({ '@id': urn, '@type': type });
  }

  private async node(node: object): Promise<void> {
    await this.spool.write(this.comma + JSON.stringify(node));
    this.comma = ',\n';
  }
}

const eventUrn = (id: string): string => `urn:uuid:${id}`;
const recordingUrn = (id: string): string => `urn:uuid:${id}#recording`;
const documentUrn = (sha256: string): string => `urn:sha256:${sha256}`;
const actorUrn = (pseudonym: string): string => `urn:actor:${pseudonym}`;
