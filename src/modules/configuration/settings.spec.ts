import { Settings, settingsFrom } from './settings';

describe('the settings', () => {
  it('have defaults: loopback, port 3000, the sample on', () => {
    expect(settingsFrom({})).toMatchObject({ host: '127.0.0.1', port: 3_000, sample: true });
  });

  it('come from the environment', () => {
    const settings = settingsFrom({
      HINDCAST_HOST: '::1',
      HINDCAST_PORT: '0',
      HINDCAST_DATA_DIR: '/d',
      HINDCAST_MODELS_DIR: '/m',
      HINDCAST_SAMPLE: 'off',
    });
    expect(settings).toMatchObject({
      host: '::1',
      port: 0,
      dataDir: '/d',
      modelsDir: '/m',
      sample: false,
      logFile: '/d/log.db',
      readDir: '/d/read',
    });
  });

  it('say where official results come from, and how often', () => {
    expect(settingsFrom({}).sync).toMatchObject({ host: 'https://data.ny.gov', everyMs: 0 });
    const { sync } = settingsFrom({ HINDCAST_SYNC_HOST: 'http://mirror.example:8080/', HINDCAST_SYNC_EVERY_MINUTES: '15' });
    expect(sync).toMatchObject({ host: 'http://mirror.example:8080', everyMs: 900_000 });
  });

  it.each([
    'data.ny.gov',
    'ftp://data.ny.gov',
    'https://data.ny.gov/resource',
    'https://me:secret@data.ny.gov',
    'https://data.ny.gov/?a=1',
  ])('refuse %s as the host of official results', (host) => {
    expect(() => settingsFrom({ HINDCAST_SYNC_HOST: host })).toThrow(/HINDCAST_SYNC_HOST: must be an origin/);
  });

  it('say how many models are kept, and how many trainings may wait', () => {
    expect(settingsFrom({})).toMatchObject({ artifactsKept: 5, queueMax: 100 });
    expect(settingsFrom({ HINDCAST_ARTIFACTS_KEPT: '2', HINDCAST_QUEUE: '7' })).toMatchObject({ artifactsKept: 2, queueMax: 7 });
  });

  it('are refused with everything that is wrong at once', () => {
    expect(() => settingsFrom({ HINDCAST_PORT: 'http', HINDCAST_SAMPLE: 'yes' })).toThrow(/HINDCAST_PORT: .*\n.*HINDCAST_SAMPLE: /);
  });

  it.each([
    [{}, 'open'],
    [{ HINDCAST_HOST: 'localhost' }, 'open'],
    [{ HINDCAST_HOST: '::1' }, 'open'],
    [{ HINDCAST_ACCESS: 'keys' }, 'keys'],
    [{ HINDCAST_HOST: '0.0.0.0' }, 'keys'],
    [{ HINDCAST_HOST: 'forecasts.example.org' }, 'keys'],
  ])('with %j let callers in by: %s', (variables, access) => expect(settingsFrom(variables).access).toBe(access));

  it('never open what other machines reach, and say so together with all else that is wrong', () => {
    expect(() => settingsFrom({ HINDCAST_HOST: '::', HINDCAST_ACCESS: 'open' })).toThrow(/HINDCAST_ACCESS: must be keys/);
    expect(() => settingsFrom({ HINDCAST_HOST: '::', HINDCAST_ACCESS: 'open', HINDCAST_PORT: 'http' })).toThrow(/PORT: .*\n.*ACCESS: /);
    expect(new Settings('0.0.0.0', 0, 'd', 'm', false).access).toBe('keys');
  });
});
