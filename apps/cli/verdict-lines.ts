import type { AccountingTable, Verdict } from '#audit';
import { PAGE, wrapped } from './table.js';

/** A verdict for people: what does not hold first, then what was checked, and what was not. */
export function verdictLines(what: string, { holds, checked, notChecked, findings, table }: Verdict): string[] {
  return [
    holds ? `${what} HOLDS.` : `${what} DOES NOT HOLD.`,
    ...section(
      'What does not hold',
      findings.map(({ message }) => message),
    ),
    ...section('Checked', checked),
    ...(table === undefined ? [] : ['', accountLine(table)]),
    ...section('Not checked', notChecked),
  ];
}

function section(title: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...sentences.flatMap((sentence) =>
      wrapped(sentence, PAGE - 4).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
    ),
  ];
}

function accountLine({ leaves, digests, opened, decoys, erased, rest, restIs }: AccountingTable): string {
  return `${digests} digests of ${leaves} events: ${opened} opened, ${decoys} decoys, ${erased} erased, ${rest} ${restIs}.`;
}
