import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SigningKey, startWitness } from '#log-keeping';
import { noteKey } from '#transparency-log';

interface Conversation {
  readonly logPublicKeyHex: string;
  readonly logOrigin: string;
  readonly logKeyId: string;
  readonly witnessName: string;
  readonly cases: readonly { readonly body: string; readonly wantStatus: number; readonly assert: string }[];
}

const STRAY = 'gx=\n';
const CANONICAL = 'gw=\n';

const file = fileURLToPath(new URL('../../../shared/vectors/transcribed/witness-add-checkpoint.json', import.meta.url));
const whereVectorsAre = existsSync(file) ? describe : describe.skip;

whereVectorsAre('the conversation of torchwood with a witness', () => {
  // Since then tlog-witness 1.0.0 wants 404 for an unknown log. One signature there ends in stray bits, which is no base64 here.
  it('goes as there, but for an unknown log and for stray bits', async () => {
    const { logPublicKeyHex, logOrigin, logKeyId, witnessName, cases } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Conversation;
    const log = noteKey(logOrigin, 'ed25519', Buffer.from(logPublicKeyHex, 'hex'));
    expect(log.keyId).toBe(logKeyId);
    const folder = await mkdtemp(join(tmpdir(), 'litopys-witness-'));
    const key = SigningKey.generate(witnessName, 'cosignature/v1');
    const witness = await startWitness({ folder, key, logs: new Map([[logOrigin, [log]]]) });
    try {
      expect(cases).toHaveLength(9);
      for (const { body, wantStatus, assert } of cases) {
        const post = (sent: string) => fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body: sent });
        if (body.endsWith(STRAY)) expect((await post(body)).status).toBe(400);
        const response = await post(body.endsWith(STRAY) ? body.slice(0, -STRAY.length) + CANONICAL : body);
        const answer = await response.text();
        expect(response.status).toBe(assert.includes('unknown log') ? 404 : wantStatus);
        const [, contained] = /^body contains "(.*)"$/.exec(assert) ?? [];
        const [, whole] = /^body == (".*")$/.exec(assert) ?? [];
        if (contained !== undefined) expect(answer).toContain(contained);
        if (whole !== undefined) expect(answer).toBe(JSON.parse(whole));
        expect(contained ?? whole).toBeDefined();
      }
    } finally {
      await witness.close();
      await rm(folder, { recursive: true });
    }
  });
});
