import { table } from '../table.js';
import type { DemoToken } from './demo-tokens.js';
import type { Summary } from './summary.js';

/** A summary as tables that fit a page. */
export function summaryLines(summary: Summary): string[] {
  const { casefiles, people, pledges, readiness, log } = summary;
  const parts = casefiles.parts.map(({ key, count }) => `${key} ${count}`).join(' + ');
  const patrons = new Set(pledges.map(({ patron }) => patron.name));
  const overdue = pledges.filter(({ duties }) => duties.some((duty) => duty.overdue !== undefined)).length;
  const figures: [string, number, string][] = [
    [
      'casefiles',
      casefiles.total,
      `${parts} = ${casefiles.total}${casefiles.sumsUp ? ': adds up' : ': DOES NOT ADD UP'}`,
    ],
    ['claims', summary.claims, 'accounts of what happened, each with its sources'],
    ['documents', summary.documents, 'captured, each under its SHA-256'],
    ['conflicts', summary.conflicts, 'occurrences whose accounts differ and which nobody has adjudicated'],
    ['pledges', pledges.length, `by ${[...patrons].join(', ')}`],
    [
      'overdue duties',
      summary.overdueDuties,
      `months and single duties not done, of ${overdue} pledges, as of ${casefiles.on}`,
    ],
    ['exchange lists', summary.exchangeLists, 'drafted, one for each recipient'],
    [
      'events',
      log.events,
      `the log up to position ${Number(log.position)}; ${Math.round(log.bytes / 1024)} KiB on disk`,
    ],
  ];
  return [
    ...table(
      ['on record', '', `as of ${casefiles.on}`],
      figures.map(([name, count, about]) => [name, String(count).padStart(5), about]),
    ),
    '',
    ...table(
      ['ready for', 'version', 'ready', 'not ready'],
      readiness.map(({ profile, version, ready, notReady }) => [
        profile,
        String(version),
        String(ready),
        String(notReady),
      ]),
    ),
    '',
    ...table(
      ['casefile', 'name', 'category', 'liberty', 'conflicts'],
      people.map(({ id, names, status, conflicts }) => [
        id,
        names[0]?.text ?? '',
        status.category.value,
        status.liberty.value,
        String(conflicts),
      ]),
    ),
  ];
}

/** Whom the example is tried with. */
const TRIED = 'Alimov';

/** Tokens, and where to use them. */
export function accessLines(tokens: readonly DemoToken[], people: Summary['people'], address: string): string[] {
  const reader = tokens.find(({ role }) => role === 'reader');
  const tried = people.find(({ names }) => names.some(({ text }) => text.includes(TRIED)));
  return [
    ...table(
      ['token for', 'secret'],
      tokens.map(({ name, role, secret }) => [`${role} (${name})`, secret]),
    ),
    '',
    `API      ${address}/api/casefiles`,
    `docs     ${address}/api/docs`,
    ...(tried === undefined ? [] : [`dossier  ${address}/api/casefiles/${tried.id}/dossier?lang=uk`]),
    `try      curl -H "Authorization: Bearer ${reader?.secret ?? ''}" \\`,
    `           ${address}/api/casefiles?q=${TRIED}`,
  ];
}
