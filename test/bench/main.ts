import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchAnswers } from './answers.js';
import { benchAppends } from './appends.js';
import { benchAuditing } from './auditing.js';
import { benchDossiers } from './dossiers.js';
import { benchReadings } from './readings.js';
import { benchRebuild } from './rebuilds.js';

const folder = await mkdtemp(join(tmpdir(), 'litopys-bench-'));
const wanted = process.argv.slice(2);
const sections: Readonly<Record<string, () => Promise<void>>> = {
  appends: () => benchAppends(folder),
  readings: () => benchReadings(),
  rebuild: () => benchRebuild(folder),
  answers: () => benchAnswers(folder),
  auditing: () => benchAuditing(folder),
  dossiers: () => benchDossiers(folder),
};
try {
  for (const [name, section] of Object.entries(sections))
    if (wanted.length === 0 || wanted.includes(name)) await section();
} finally {
  await rm(folder, { recursive: true, force: true });
}
