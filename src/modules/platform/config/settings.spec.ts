import { settingsFrom } from './settings';

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

  it('are refused with everything that is wrong at once', () => {
    expect(() => settingsFrom({ HINDCAST_PORT: 'http', HINDCAST_SAMPLE: 'yes' })).toThrow(/HINDCAST_PORT: .*\n.*HINDCAST_SAMPLE: /);
  });
});
