import type { Block, Text } from '#typesetting';
import type { PersonDossier } from '../dossier.js';
import type { Source } from '../sources.js';
import { listOr } from './open-questions.js';
import type { Telling } from './telling.js';

/** Every document that is cited, under its number; one that must not be named says so. */
export function sourceBlocks({ sources }: Pick<PersonDossier, 'sources'>, telling: Telling): Block[] {
  const { words } = telling;
  return [
    { is: 'heading', level: 1, text: words.sources },
    listOr(
      words.noSources,
      sources.map((source) => described(source, telling)),
    ),
  ];
}

/** That what is told stands in the log. */
export function proofBlocks({ proof }: PersonDossier, telling: Telling): Block[] {
  const { words } = telling;
  return [
    { is: 'heading', level: 1, text: words.proof },
    { is: 'paragraph', text: [proof === undefined ? words.noProof : words.proofSays(proof.events.length)] },
  ];
}

function described({ number, named, grades, relays, ...source }: Source, telling: Telling): Text {
  const { words } = telling;
  const { title, publisher, publishedOn, address, capturedAt, document } = source;
  const graded = words.graded(grades.join(', '));
  if (!named) return [{ cites: [number] }, ` ${words.unnamedSource}, ${graded}`];
  const parts = [
    title ?? document?.slice(0, 12),
    publisher,
    publishedOn === undefined ? undefined : words.published(telling.day(publishedOn)),
    address,
    capturedAt === undefined ? undefined : words.captured(capturedAt.slice(0, 10)),
    graded,
    ...relays.map((relay) => words.relayed(relay.join(' → '))),
  ];
  const told = parts.filter((part) => part !== undefined).join(', ');
  return [{ cites: [number] }, ` ${told}`, { quiet: ` SHA-256 ${document}` }];
}
