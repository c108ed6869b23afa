import { describe, expect, it } from '@jest/globals';
import { configurationFrom, ConfigurationError } from './configuration.js';

describe('the configuration', () => {
  it('has a working default for everything', () => {
    expect(configurationFrom({})).toEqual({
      data: './data',
      keys: { folder: 'data/keys' },
      port: 3000,
      host: '127.0.0.1',
      address: 'http://127.0.0.1:3000',
      eventStore: 'sqlite',
      database: 'sqlite',
      logOrigin: 'localhost/litopys',
      anchors: { rfc3161: [], openTimestamps: [] },
    });
  });

  it('keeps the keys in the data folder unless told otherwise', () => {
    expect(configurationFrom({ LITOPYS_DATA: '/srv/litopys' }).keys).toEqual({ folder: '/srv/litopys/keys' });
    const elsewhere = { LITOPYS_DATA: '/srv/litopys', LITOPYS_KEYS: '/mnt/keys', LITOPYS_KEY_FILE: '/run/secrets/kek' };
    expect(configurationFrom(elsewhere).keys).toEqual({ folder: '/mnt/keys', keyFile: '/run/secrets/kek' });
  });

  it('names whom to ask for anchors, and nobody else', () => {
    const { anchors, logPolicyFile } = configurationFrom({
      LITOPYS_ANCHOR_RFC3161: 'https://tsa.example/tsr, http://127.0.0.1:3161/',
      LITOPYS_ANCHOR_OPENTIMESTAMPS: 'HTTPS://calendar.example,',
      LITOPYS_LOG_POLICY: '/etc/litopys/policy',
    });
    expect(anchors).toEqual({
      rfc3161: ['https://tsa.example/tsr', 'http://127.0.0.1:3161/'],
      openTimestamps: ['HTTPS://calendar.example'],
    });
    expect(logPolicyFile).toBe('/etc/litopys/policy');
  });

  it('says in what is handed over where others reach it', () => {
    expect(configurationFrom({ HOST: '::1', PORT: '80' }).address).toBe('http://[::1]:80');
    expect(configurationFrom({ LITOPYS_ADDRESS: 'https://record.example/' }).address).toBe('https://record.example');
    for (const LITOPYS_ADDRESS of [
      'record.example',
      'ftp://record.example',
      'https://a:b@record.example',
      'https://r.example/?t=1',
    ])
      expect(() => configurationFrom({ LITOPYS_ADDRESS })).toThrow(ConfigurationError);
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
    ['LITOPYS_EVENT_STORE', 'esdb://'],
    ['LITOPYS_EVENT_STORE', 'http://admin:hunter2@db.example:2113'],
    ['LITOPYS_DATABASE', 'postgres://user:hunter2@db.example/litopys'],
    ['LITOPYS_LOG_ORIGIN', 'with space'],
    ['LITOPYS_LOG_ORIGIN', 'with+plus'],
    ['LITOPYS_LOG_ORIGIN', 'with\u0000nothing'],
    ['LITOPYS_KEYS', '\0'],
    ['LITOPYS_KEY_FILE', ' '],
    ['LITOPYS_LOG_POLICY', ' '],
    ['LITOPYS_CHECKPOINT_DIR', ' '],
    ['LITOPYS_ANCHOR_RFC3161', 'tsa.example'],
    ['LITOPYS_ANCHOR_RFC3161', 'https://user:hunter2@tsa.example ftp://tsa.example'],
    ['LITOPYS_ANCHOR_OPENTIMESTAMPS', 'https://calendar.example,ftp://calendar.example'],
  ])('names %s in one line when its value is %s', (variable, value) => {
    const refused = () => configurationFrom({ [variable]: value });
    expect(refused).toThrow(ConfigurationError);
    expect(refused).toThrow(new RegExp(`^${variable} takes [^\\n]+$`));
    expect(refused).not.toThrow(/hunter2/);
  });
});
