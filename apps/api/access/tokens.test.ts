import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Malformed } from '#record';
import { Tokens } from './tokens.js';

describe('the tokens', () => {
  let today: string;
  let tokens: Tokens;

  beforeEach(() => {
    today = '2026-08-01';
    tokens = Tokens.open(':memory:', () => new Date(`${today}T12:00:00Z`));
  });
  afterEach(() => tokens.close());

  it('speak for the name and the roles they were made with', () => {
    const { secret, token } = tokens.create({ name: 'm-17', roles: ['reviewer', 'monitor', 'monitor'] });
    expect(secret).toMatch(/^litopys_[A-Za-z0-9_-]{43}$/);
    expect(tokens.authenticate(secret)).toEqual({ token: token.id, name: 'm-17', roles: ['monitor', 'reviewer'] });
  });

  it('are listed without their secrets', () => {
    const { secret, token } = tokens.create({ name: 'm-17', roles: ['monitor'], endsOn: '2026-12-31' });
    expect(tokens.list()).toEqual([token]);
    expect(JSON.stringify(tokens.list())).not.toContain(secret.slice('litopys_'.length));
    expect(token).toMatchObject({ createdAt: '2026-08-01T12:00:00.000Z', endsOn: '2026-12-31' });
  });

  it('open nothing once they are revoked, and are revoked once', () => {
    const { secret, token } = tokens.create({ name: 'm-17', roles: ['monitor'] });
    expect(tokens.revoke(token.id)).toBe(true);
    expect(tokens.authenticate(secret)).toBeUndefined();
    expect(tokens.revoke(token.id)).toBe(false);
    expect(tokens.list()).toMatchObject([{ revokedAt: '2026-08-01T12:00:00.000Z' }]);
  });

  it('are good to the end of their last day', () => {
    const { secret } = tokens.create({ name: 'm-17', roles: ['monitor'], endsOn: '2026-08-02' });
    today = '2026-08-02';
    expect(tokens.authenticate(secret)).toBeDefined();
    today = '2026-08-03';
    expect(tokens.authenticate(secret)).toBeUndefined();
  });

  it.each(['', 'litopys_', `litopys_${randomBytes(32).toString('base64url')}`, 'x'.repeat(10_000), "' or 1=1 --"])(
    'are not made up: %#',
    (secret) => {
      tokens.create({ name: 'm-17', roles: ['monitor'] });
      expect(tokens.authenticate(secret)).toBeUndefined();
    },
  );

  it.each([
    ['name', { name: '', roles: ['monitor'] }],
    ['name', { name: ' m', roles: ['monitor'] }],
    ['name', { name: 'a\nb', roles: ['monitor'] }],
    ['name', { name: 'm'.repeat(101), roles: ['monitor'] }],
    ['roles', { name: 'm', roles: [] }],
    ['roles', { name: 'm', roles: ['root'] }],
    ['endsOn', { name: 'm', roles: ['reader'], endsOn: '2026-02-30' }],
    ['endsOn', { name: 'm', roles: ['reader'], endsOn: 'tomorrow' }],
  ])('are refused when their %s is wrong: %j', (field, request) => {
    const create = () => tokens.create(request);
    expect(create).toThrow(Malformed);
    expect(create).toThrow(new RegExp(`^${field}: `));
    expect(tokens.list()).toEqual([]);
  });
});
