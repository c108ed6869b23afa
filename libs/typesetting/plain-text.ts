import type { Text } from './paper.js';

/** A text without any weight: what there is to read in it. */
export function plainText(text: Text): string {
  return text
    .map((run) => {
      if (typeof run === 'string') return run;
      if ('strong' in run) return run.strong;
      if ('quiet' in run) return run.quiet;
      return 'gap' in run ? `[${run.gap === '' ? '…' : run.gap}]` : `[${run.cites.join(', ')}]`;
    })
    .join('');
}
