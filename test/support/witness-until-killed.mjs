// A witness in a process of its own: node witness-until-killed.mjs FOLDER PRIVATE-KEY ORIGIN LOG-KEY
// Prints its address, and witnesses until it is killed.
import { writeSync } from 'node:fs';
import { SigningKey, startWitness } from '../../dist/libs/log-keeping/index.js';
import { parseNoteKey } from '../../dist/libs/transparency-log/index.js';

const [folder, privateKey, origin, logKey] = process.argv.slice(2);
const logs = new Map([[origin, [parseNoteKey(logKey)]]]);
const { url } = await startWitness({ folder, key: SigningKey.parse(privateKey), logs });
writeSync(1, `${url}\n`);
