import type { About, KeptMarkers } from './kept-closer.js';
import type { RunningServer } from './running-server.js';

/** Names relatives under 18 in claims that everybody may read, with a marker in everything that is said of them. */
export async function recordMinors(
  server: RunningServer,
  { casefile, document }: About,
  markers: KeptMarkers,
): Promise<void> {
  const mark = (where: string) => markers.place(`${where} of a minor`, 'minor');
  const claims = `/api/casefiles/${casefile}/claims`;
  const cites = { reliability: 'B', credibility: 2 };
  const page = { text: mark('text'), mediaType: 'text/plain', title: mark('title'), protection: 'public' };
  const { id: told } = await server.recorded('/api/documents', page);
  const related = (to: object, more: object = {}) =>
    server.recorded(claims, {
      kind: 'Related',
      when: '2020-06-01',
      whenAsWritten: mark('date'),
      inferred: mark('inference'),
      relation: mark('relation'),
      to,
      sources: [{ ...cites, document: told, locator: mark('locator'), relay: [mark('informant')] }],
      protection: 'public',
      ...more,
    });
  const { id: child } = await related({ name: mark('name'), minor: true });
  await server.recorded(`${claims}/${child}/dispute`, { reason: mark('dispute') });
  // An account that names nobody under 18, beside one that does.
  const open = {
    whenAsWritten: 'in June',
    inferred: 'from a letter',
    relation: 'aunt',
    sources: [{ ...cites, document }],
  };
  const { id: aunt } = await related({ name: 'Vira Example' }, open);
  await related({ name: mark('name'), minor: true }, { occurrence: aunt });
  // Said to be under 18 only later.
  const { id: later } = await related({ name: mark('name') });
  const values = { to: { name: mark('name'), minor: true } };
  await server.recorded(`${claims}/${later}/correction`, { values, reason: mark('correction') });
  const { id: gone } = await related({ name: mark('name'), minor: true });
  await server.recorded(`${claims}/${gone}/retraction`, { reason: mark('retraction') });
}
