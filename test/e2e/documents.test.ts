import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningServer } from '../support/running-server.js';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('a captured document', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await RunningServer.start();
  });
  afterAll(() => server.stop());

  const form = (bytes: Uint8Array, fields: Record<string, string> = {}, type = 'application/pdf'): FormData => {
    const sent = new FormData();
    for (const [name, value] of Object.entries(fields)) sent.set(name, value);
    sent.set('file', new Blob([new Uint8Array(bytes)], { type }), 'verdict.pdf');
    return sent;
  };
  const bytesOf = async (id: string, secret = server.token(['auditor'])) => {
    const headers = { authorization: `Bearer ${secret}` };
    return fetch(`${server.listening.address}/api/documents/${id}/content`, { headers });
  };

  it('is kept as it was sent, whichever way, under the hash of its bytes', async () => {
    const bytes = randomBytes(70_000);
    const sent = await server.post(
      '/api/documents',
      form(bytes, { title: 'Вирок', address: 'https://court.example/1' }),
    );
    expect([sent.status, sent.body.id]).toEqual([201, sha256(bytes)]);
    expect(sent.headers.get('location')).toBe(`/api/documents/${sha256(bytes)}`);
    const inJson = {
      base64: bytes.toString('base64'),
      mediaType: 'application/pdf',
      title: 'Вирок',
      address: 'https://court.example/1',
    };
    const again = await server.post('/api/documents', inJson);
    expect(again.text).toBe(sent.text);
    const text = await server.post('/api/documents', { text: 'Так було.', mediaType: 'text/plain; charset=utf-8' });
    expect(text.body.id).toBe(sha256('Так було.'));
    const kept = await bytesOf(sha256(bytes));
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(bytes);
  });

  it('is handed out as captured, and never as a page of this server', async () => {
    const page = '<script>alert(1)</script>';
    const { id } = await server.recorded('/api/documents', {
      text: page,
      mediaType: 'text/html',
      address: 'https://a.example',
    });
    const { status, headers, text } = await server.get(`/api/documents/${id}/content`);
    expect([status, text]).toEqual([200, page]);
    expect(headers.get('content-type')).toBe('text/html');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${id}"`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('content-length')).toBe(String(page.length));
    const { body } = await server.get(`/api/documents/${id}`);
    expect(body).toMatchObject({
      sha256: id,
      mediaType: 'text/html',
      size: page.length,
      captures: [{ address: 'https://a.example' }],
    });
  });

  it('is closed to whom it is not meant for, record and bytes alike', async () => {
    const { id } = await server.recorded('/api/documents', { text: 'From the lawyer.', mediaType: 'text/plain' });
    for (const path of [`/api/documents/${id}`, `/api/documents/${id}/content`]) {
      expect((await server.get(path)).status).toBe(404);
      expect((await server.get(path, { as: 'monitor' })).status).toBe(200);
    }
    const sealed = { text: 'Sealed.', mediaType: 'text/plain', protection: 'sealed' };
    const { id: closed } = await server.recorded('/api/documents', sealed);
    expect((await server.get(`/api/documents/${closed}/content`, { as: 'monitor' })).status).toBe(404);
    expect((await server.get(`/api/documents/${closed}/content`, { as: 'auditor' })).status).toBe(200);
  });

  it('is answered to HEAD without its bytes', async () => {
    const { id } = await server.recorded('/api/documents', {
      text: 'Head.',
      mediaType: 'text/plain',
      address: 'https://a.example',
    });
    const { status, headers, text } = await server.send('HEAD', `/api/documents/${id}/content`, undefined, {
      as: 'reader',
    });
    expect([status, headers.get('content-length'), text]).toEqual([200, '5', '']);
  });

  it.each([
    ['nothing', { mediaType: 'text/plain' }, 'text'],
    ['both text and base64', { text: 'a', base64: 'YQ==', mediaType: 'text/plain' }, 'text'],
    ['an empty text', { text: '', mediaType: 'text/plain' }, 'text'],
    ['no base64', { base64: 'YQ=', mediaType: 'text/plain' }, 'base64'],
    ['no media type', { text: 'a' }, 'mediaType'],
    ['a header for a media type', { text: 'a', mediaType: 'text/html\r\nx: y' }, 'mediaType'],
    ['words for a media type', { text: 'a', mediaType: 'a page' }, 'mediaType'],
    ['a hash of its own', { text: 'a', mediaType: 'text/plain', sha256: 'f'.repeat(64) }, 'sha256'],
    ['a level that there is not', { text: 'a', mediaType: 'text/plain', protection: 'secret' }, 'protection'],
  ])('is not recorded of %s', async (_, body, field) => {
    const before = await server.record.store.head();
    const answer = await server.post('/api/documents', body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    expect(await server.record.store.head()).toBe(before);
  });

  it('is not recorded of a form without a file, with two, or with an empty one', async () => {
    const before = await server.record.store.head();
    const none = new FormData();
    none.set('title', 'No file');
    const two = form(randomBytes(10));
    two.append('file', new Blob(['two']), 'b');
    const twice = form(randomBytes(10), { title: 'a' });
    twice.append('title', 'b');
    const long = form(randomBytes(10), { note: 'x'.repeat(20_000) });
    for (const sent of [none, two, form(new Uint8Array()), twice, long]) {
      const { status, body } = await server.post('/api/documents', sent);
      expect([status, body.status]).toEqual([status, status]);
      expect([400, 413]).toContain(status);
    }
    expect(await server.record.store.head()).toBe(before);
  });

  it('is not recorded of a form that ends in the middle, or that has no end at all', async () => {
    const before = await server.record.store.head();
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\nhalf';
    for (const [type, body] of [
      ['multipart/form-data; boundary=b', head],
      ['multipart/form-data; boundary=b', ''],
      ['multipart/form-data', `${head}\r\n--b--`],
    ] as const) {
      const { status, body: answer } = await server.post('/api/documents', body, { headers: { 'content-type': type } });
      expect([type, status, answer.code]).toEqual([type, 400, 'malformed']);
    }
    expect(await server.record.store.head()).toBe(before);
    expect(await readdir(join(server.record.configuration.data, 'evidence', 'incoming'))).toEqual([]);
  });

  it('of more than 64 MiB is refused, and nothing of it is kept', async () => {
    const before = await server.record.store.head();
    const { status, body } = await server.post('/api/documents', form(new Uint8Array(64 * 1024 * 1024 + 1)));
    expect([status, body.code]).toEqual([413, 'too-large']);
    expect(await server.record.store.head()).toBe(before);
    expect(await readdir(join(server.record.configuration.data, 'evidence', 'incoming'))).toEqual([]);
  });
});
