// Runs all tests and says in plain words how it went; the last line is `N passed, N failed`.
// With arguments (`npm test -- libs/record`) it runs only what they match, and asks for no coverage.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const LEAST_COVERED = 95; // per cent of the lines of libs/ and projections/
const ROOM = /^(libs\/[^/]+|projections)\//;

const say = (line = '') => process.stdout.write(`${line}\n`);

const patterns = process.argv.slice(2);
const isWhole = patterns.length === 0;
const reports = await mkdtemp(join(tmpdir(), 'litopys-tests-'));
const outcome = join(reports, 'outcome.json');

await jest([
  '--ci',
  '-w',
  '2',
  '--json',
  `--outputFile=${outcome}`,
  ...(isWhole ? ['--coverage', '--coverageReporters=json-summary', `--coverageDirectory=${reports}`] : []),
  ...patterns,
]);

const results = await readJson(outcome);
const counts = { passed: 0, failed: 0 };
if (results === undefined) {
  say('Jest ended without an account of the tests.');
  counts.failed += 1;
} else tellOfTests(results);
if (isWhole) tellOfCoverage(await readJson(join(reports, 'coverage-summary.json')));
await rm(reports, { recursive: true });

say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function jest(options) {
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...node, 'node_modules/jest/bin/jest.js', ...options], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done, fail) => child.once('close', done).once('error', fail));
}

function tellOfTests({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults, startTime }) {
  counts.passed += numPassedTests;
  counts.failed += numFailedTests + numRuntimeErrorTestSuites;
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: relative('.', name), fullName, status })),
  );
  const seconds = Math.round((Date.now() - startTime) / 1000);
  say();
  say(`${tests.length} tests in ${testResults.length} files, ${seconds} s`);
  for (const { file, fullName } of tests.filter(({ status }) => status !== 'passed' && status !== 'failed'))
    say(`  skipped: ${fullName} (${file})`);
  for (const { file, fullName } of tests.filter(({ status }) => status === 'failed'))
    say(`  failed: ${fullName} (${file})`);
  for (const { name, assertionResults, status } of testResults)
    if (status === 'failed' && assertionResults.length === 0) say(`  could not be run: ${relative('.', name)}`);
}

function tellOfCoverage(summary) {
  const rooms = new Map();
  for (const [file, { lines }] of Object.entries(summary ?? {})) {
    const room = ROOM.exec(relative('.', file).replaceAll('\\', '/'))?.[1];
    if (room === undefined) continue;
    const sum = rooms.get(room) ?? { covered: 0, total: 0 };
    rooms.set(room, { covered: sum.covered + lines.covered, total: sum.total + lines.total });
  }
  const all = [...rooms.values()].reduce((a, b) => ({ covered: a.covered + b.covered, total: a.total + b.total }), {
    covered: 0,
    total: 0,
  });
  say();
  say('Lines covered:');
  for (const [room, lines] of [...rooms].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    say(`  ${room.padEnd(18)} ${inPerCent(lines)}`);
  say(`  ${'together'.padEnd(18)} ${inPerCent(all)} (at least ${LEAST_COVERED} % are asked for)`);
  say();
  if (all.total > 0 && (all.covered / all.total) * 100 >= LEAST_COVERED) counts.passed += 1;
  else counts.failed += 1;
}

function inPerCent({ covered, total }) {
  const share = total === 0 ? 0 : (covered / total) * 100;
  // Rounded down: 94.96 is not 95.
  return `${(Math.floor(share * 10) / 10).toFixed(1).padStart(5)} %  ${covered} of ${total}`;
}

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
