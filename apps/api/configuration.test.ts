import { describe, expect, it } from '@jest/globals';
import { configurationFrom, ConfigurationError } from './configuration.js';

describe('the configuration', () => {
  it('has a working default for everything', () => {
    expect(configurationFrom({})).toEqual({
      data: './data',
      port: 3000,
      host: '127.0.0.1',
      eventStore: 'sqlite',
      database: 'sqlite',
      logOrigin: 'localhost/litopys',
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(configurationFrom({ PORT: '', LITOPYS_DATA: '', LITOPYS_CHECKPOINT_DIR: '' })).toEqual(
      configurationFrom({}),
    );
  });

  it('takes what the environment says', () => {
    const environment = { PORT: '0', HOST: '::1', LITOPYS_DATA: '/srv/litopys', LITOPYS_CHECKPOINT_DIR: '/mnt/second' };
    expect(configurationFrom(environment)).toMatchObject({
      port: 0,
      host: '::1',
      data: '/srv/litopys',
      checkpointFolder: '/mnt/second',
    });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'not a host'],
    ['LITOPYS_DATA', ' '],
    ['LITOPYS_EVENT_STORE', 'memory'],
    ['LITOPYS_EVENT_STORE', 'esdb://admin:hunter2@db.example:2113'],
    ['LITOPYS_EVENT_STORE', 'kurrentdb+discover://db.example:2113'],
    ['LITOPYS_DATABASE', 'postgres://user:hunter2@db.example/litopys'],
    ['LITOPYS_LOG_ORIGIN', 'with space'],
    ['LITOPYS_LOG_ORIGIN', 'with+plus'],
  ])('names %s in one line when its value is %s', (variable, value) => {
    const refused = () => configurationFrom({ [variable]: value });
    expect(refused).toThrow(ConfigurationError);
    expect(refused).toThrow(new RegExp(`^${variable} takes [^\\n]+$`));
    expect(refused).not.toThrow(/hunter2/);
  });
});
