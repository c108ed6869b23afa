// Makes dist/verify.html: the whole verifier in one file that works from a disk, without a network.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const folder = new URL('.', import.meta.url);
const target = new URL('../../dist/verify.html', import.meta.url);

const { outputFiles } = await build({
  entryPoints: [new URL('page.ts', folder).pathname],
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  conditions: ['browser', 'source'],
  legalComments: 'none',
});
// The text of a script element ends at the first </script, wherever it stands.
const script = outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
const page = await readFile(new URL('page.html', folder), 'utf8');
const [, style] = /<style>([^]*)<\/style>/.exec(page);
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
const html = page
  .replace('<!-- csp -->', `<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
  .replace('<!-- script -->', () => `<script>${script}</script>`);
await mkdir(new URL('.', target), { recursive: true });
await writeFile(target, html);
