import { Agent, get as request } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import { configurationFrom, listen, openRecord } from '#api';
import { inventedCasefile } from './invented-record.js';
import { milliseconds, print, quantile } from './measured.js';
import { writeRecord } from './rebuilds.js';

/** How long a reading takes over HTTP with 20,000 casefiles on record, one request after the other. */
export async function benchAnswers(
  folder: string,
  casefiles = Number(process.env['BENCH_PEOPLE'] ?? 20_000),
): Promise<void> {
  const data = join(folder, 'answers');
  const configuration = configurationFrom({ LITOPYS_DATA: data, PORT: '0' });
  const record = await openRecord(configuration);
  const { secret } = record.tokens.create({ name: 'bench', roles: ['monitor'] });
  await writeRecord(record.store, casefiles);
  await record.projector.catchUp();
  // What was written behind the log's back would be logged while we measure.
  await record.log.sequence();
  const server = await listen(record, {
    log: pino({ level: 'silent' }),
    rateLimit: { token: Number.MAX_SAFE_INTEGER, address: Number.MAX_SAFE_INTEGER },
  });
  const times = async (path: (id: string) => string) => {
    const taken: number[] = [];
    for (let at = 0; at < 4_000; at++) {
      const id = inventedCasefile((at * 7919) % casefiles).stream.slice('casefile-'.length);
      const start = performance.now();
      await get(`${server.address}/api/casefiles/${id}${path(id)}`, secret);
      taken.push(performance.now() - start);
    }
    // The first requests of a process are compiled as they run.
    const warm = taken.slice(1_000);
    return `p50 ${milliseconds(quantile(warm, 0.5))}, p99 ${milliseconds(quantile(warm, 0.99))}`;
  };
  print(`Over HTTP, with ${casefiles.toLocaleString('en')} casefiles`, {
    'GET status': `${await times(() => '')} (aim under 2 ms at p99)`,
    'GET status as of a past day': await times(() => '?on=2019-01-01'),
    'GET timeline': await times(() => '/timeline'),
  });
  await server.close();
}

// One connection that is kept, and a client that costs little: it runs in the process that is measured.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function get(address: string, secret: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent, headers: { authorization: `Bearer ${secret}` } }, (answer) => {
      answer
        .resume()
        .once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`))));
    });
    asked.once('error', reject);
  });
}
