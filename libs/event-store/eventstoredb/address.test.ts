import { describe, expect, it } from '@jest/globals';
import { StoreUnusable } from '../errors.js';
import { understood } from './address.js';
import { Connection } from './connection.js';

describe('the address of an event store', () => {
  it.each([
    ['esdb://anna:invented@db.example:2113', 'esdb://anna:invented@db.example:2113'],
    ['kurrentdb://anna:invented@db.example', 'esdb://anna:invented@db.example'],
    ['kurrentdb+discover://anna:a%3Ab%40c@db.example/', 'esdb+discover://anna:a%3Ab%40c@db.example'],
    [
      'esdb://anna:invented@a.example:2113,b.example:2114?nodePreference=leader&tls-ca-file=ca.pem',
      'esdb://anna:invented@a.example:2113,b.example:2114?nodePreference=leader&tls-ca-file=ca.pem',
    ],
    ['esdb://127.0.0.1:2113?tls=false', 'esdb://127.0.0.1:2113?tls=false'],
  ])('is understood: %s', (address, connection) => {
    expect(understood(address)).toMatchObject({ connection });
  });

  it('names the user, percent-encoded, or nobody where nobody is asked', () => {
    const { credentials } = understood('esdb://anna:a%3Ab%40c@db.example');
    expect(credentials).toEqual({ username: 'anna', password: 'a:b@c' });
    expect(understood('esdb://db.example?tls=false').credentials.username).toBe('nobody');
  });

  it.each([
    ['another protocol', 'http://anna:Secret1@db.example'],
    ['no host', 'esdb://anna:Secret1@'],
    ['a bare colon in the password', 'esdb://anna:Secret1:more@db.example'],
    ['a bare at sign in the password', 'esdb://anna:Secret1@more@db.example'],
    ['a broken percent sign', 'esdb://anna:Secret1%zz@db.example'],
    ['a port that is none', 'esdb://anna:Secret1@db.example:2113a'],
    ['an option that the client does not know', 'esdb://anna:Secret1@db.example?colour=red'],
    ['an option that the client says has no effect', 'esdb://anna:Secret1@db.example?tlsVerifyCert=false'],
    ['an option that breaks appends', 'esdb://anna:Secret1@db.example?throwOnAppendFailure=false'],
    ['an option without a value', 'esdb://anna:Secret1@db.example?tls='],
    ['no user where one is needed', 'esdb://db.example?connectionName=Secret1'],
  ])('is refused with %s, and not repeated', (_what, address) => {
    let refusal: unknown;
    try {
      understood(address);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(StoreUnusable);
    expect(refusal).not.toHaveProperty('cause');
    expect(String((refusal as Error).stack)).not.toContain('Secret1');
  });

  it('is not repeated by the client either', () => {
    const address = understood('esdb://anna:Secret1@db.example?tlsCAFile=nowhere.pem');
    expect(() => new Connection(address)).toThrow('look at its options');
    expect(() => new Connection(understood('esdb://anna:Secret1@db.example?nodePreference=best'))).toThrow(
      'cannot be used',
    );
  });
});
