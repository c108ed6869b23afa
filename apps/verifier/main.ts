// Makes dist/verify.html: the whole verifier in one file, which works from a disk and without a network.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, ROOT));
const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const {
  outputFiles: [bundle],
} = await build({
  entryPoints: [at('apps/verifier/page.ts')],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  conditions: ['browser', 'source'],
  legalComments: 'none',
});
if (bundle === undefined) throw new Error('The verifier was not bundled.');
// The text of a script element ends at the first </script, wherever it stands.
const script = bundle.text.trim().replaceAll('</script', '<\\/script');
const page = await readFile(at('apps/verifier/page.html'), 'utf8');
const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
const policy = `default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(style)}; base-uri 'none'; form-action 'none'`;
const html = page
  .replace('<!-- csp -->', `<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
  .replace('<!-- script -->', () => `<script>${script}</script>`);
await writeFile(at('dist/verify.html'), html);
