import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../../../test/support/temporary-directory';
import { configurationFrom } from './configuration';
import { ConfigurationError, type Variables } from './settings';

/** The settings from arguments, variables, and files with these texts. */
function configured(argv: string[] = [], variables: Variables = {}, files: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return configurationFrom({ argv, variables, directory });
}
const sourceOf = (settings: ReturnType<typeof configured>, name: string) =>
  settings.configuration.find((each) => each.name === name)?.source;

function problemsOf(...of: Parameters<typeof configured>): readonly string[] {
  try {
    configured(...of);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    const settings = configured();
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 3_000, sample: true });
    expect(new Set(settings.configuration.map(({ source }) => source))).toEqual(new Set(['default']));
  });

  it('takes each value from the strongest place that has it', () => {
    const files = {
      'hindcast.config.json': '{"port": 1, "queue": 1, "dataDir": "from-json", "artifactsKept": 1, "syncEveryMinutes": 1}',
      '.env': 'HINDCAST_PORT=2\nHINDCAST_QUEUE=2\nHINDCAST_DATA_DIR=from-env-file\nHINDCAST_ARTIFACTS_KEPT=2\nHINDCAST_ENV=staging\n',
      '.env.staging': 'HINDCAST_PORT=3\nHINDCAST_QUEUE=3\nHINDCAST_DATA_DIR="from staging"\n',
      '.env.production': 'HINDCAST_PORT=9\n',
    };
    const settings = configured(['--port', '5'], { HINDCAST_PORT: '4', HINDCAST_QUEUE: '4' }, files);
    expect(settings).toMatchObject({ port: 5, queueMax: 4, dataDir: 'from staging', artifactsKept: 2, sync: { everyMs: 60_000 } });
    expect(
      ['PORT', 'QUEUE', 'DATA_DIR', 'ARTIFACTS_KEPT', 'SYNC_EVERY_MINUTES', 'HOST'].map((name) => sourceOf(settings, `HINDCAST_${name}`)),
    ).toEqual(['argument', 'environment', '.env.staging', '.env', 'hindcast.config.json', 'default']);
  });

  it('knows what it is run for: in production nothing is made up', () => {
    expect(configured([], { HINDCAST_ENV: 'production' }).sample).toBe(false);
    expect(configured(['--env=production', '--sample=on']).sample).toBe(true);
    expect(sourceOf(configured([], { HINDCAST_ENV: 'production' }), 'HINDCAST_SAMPLE')).toBe('profile production');
    expect(configured([], { HINDCAST_ENV: 'staging' }).sample).toBe(true);
  });

  it('tells every mistake at once, each with its place and what would be right', () => {
    const files = { '.env': 'HINDCAST_QEUE=3\nOTHER=1\n', 'hindcast.config.json': '{"sample": "maybe", "nope": 1}' };
    const problems = problemsOf(['--prot', '--port=http', '--queue'], { HINDCAST_ENV: 'test' }, files).join('\n');
    for (const part of [
      '--prot: there is no such argument; they are --config and',
      '--queue: its value is missing',
      'HINDCAST_QEUE: there is no such setting (from .env)',
      'HINDCAST_NOPE: there is no such setting (from hindcast.config.json)',
      'HINDCAST_ENV: ',
      'HINDCAST_PORT: ',
      '(it is "http", from argument)',
      '(it is "maybe", from hindcast.config.json)',
    ])
      expect(problems).toContain(part);
    expect(problems).not.toContain('OTHER');
  });

  it('reads the config file that is asked for, which must be there and be right', () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'mine.json');
    writeFileSync(file, '{"port": 4711}');
    expect(configured(['--config', file]).port).toBe(4711);
    expect(problemsOf(['--config', join(directory, 'none.json')])[0]).toContain('there is no file');
    expect(problemsOf([], {}, { 'hindcast.config.json': '{' })[0]).toContain('it is not JSON');
    expect(problemsOf([], {}, { 'hindcast.config.json': '{"secret": topsecret}' })).toEqual(['hindcast.config.json: it is not JSON']);
    expect(problemsOf([], {}, { 'hindcast.config.json': '[]' })[0]).toContain('it must hold a JSON object');
  });

  it('keeps secrets to itself', () => {
    const { configuration } = configured([], { HINDCAST_CHECKPOINT_WEBHOOK: 'https://example.org/?token=s3cret' });
    expect(configuration.find(({ name }) => name === 'HINDCAST_CHECKPOINT_WEBHOOK')).toEqual({
      ...{ name: 'HINDCAST_CHECKPOINT_WEBHOOK', value: null, source: 'environment' },
    });
    expect(problemsOf([], { HINDCAST_CHECKPOINT_WEBHOOK: 'ftp://s3cret@example.org' }).join()).not.toContain('s3cret');
  });

  it('takes no secret from an argument, where others see it, and does not repeat it', () => {
    const secret = `hck_01a1fb75-27ac-756e-89b5-25fe0f2eec20_${'s'.repeat(43)}`;
    for (const argv of [['--key', secret], [`--key=${secret}`], ['--key']]) {
      const problems = problemsOf(argv);
      expect(problems).toEqual([expect.stringContaining('--key: a secret is no argument')]);
      expect(problems.join()).not.toContain(secret);
    }
    expect(configured([], { HINDCAST_KEY: secret }).callingKey.key).toBe(secret);
    expect(problemsOf([], { HINDCAST_KEY: `${secret}s` }).join()).not.toContain(secret);
  });

  it.each(['', ' ', 'three', '-1', '1.5', '0x10', '1e1', '99999'])(
    'takes no number from %j: nothing is turned off by a variable that is empty',
    (text) => {
      for (const name of ['HINDCAST_PORT', 'HINDCAST_INTEGRITY_HOURS', 'HINDCAST_CHECKPOINT_MINUTES'])
        expect(problemsOf([], { [name]: text })).toEqual([
          expect.stringMatching(new RegExp(`^${name}: must be a whole number from 0 to \\d+ \\(it is `)),
        ]);
      if (text !== '99999') expect(problemsOf([], { HINDCAST_RATE_LIMIT_PER_MINUTE: text })).toHaveLength(1);
    },
  );

  it('is told by the config file, too, what it is run for', () => {
    const settings = configured([], {}, { 'hindcast.config.json': '{"env": "production"}', '.env.production': 'HINDCAST_QUEUE=7' });
    expect(settings).toMatchObject({ sample: false, queueMax: 7 });
  });

  it('takes no other profile from the file of a profile', () => {
    const problems = problemsOf([], { HINDCAST_ENV: 'staging' }, { '.env.staging': 'HINDCAST_ENV=production' });
    expect(problems).toEqual(['HINDCAST_ENV: .env.staging is read for staging, and cannot set production']);
    const inEnvFile = { '.env': 'HINDCAST_ENV=staging', '.env.staging': 'HINDCAST_ENV=production' };
    expect(problemsOf([], {}, inEnvFile)).toHaveLength(1);
  });

  it('takes nothing from the config file that is no value', () => {
    const file =
      '{"dataDir": {"a": 1}, "models-dir": null, "witnesses": [["x"]], "corsOrigins": ["https://a.example", "https://b.example"]}';
    const problems = problemsOf([], {}, { 'hindcast.config.json': file });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['HINDCAST_DATA_DIR', 'HINDCAST_MODELS_DIR', 'HINDCAST_WITNESSES']);
  });

  it('names a file that cannot be read beside all other mistakes', () => {
    const directory = temporaryDirectory();
    for (const name of ['.env', 'hindcast.config.json']) mkdirSync(join(directory, name));
    const read = () => configurationFrom({ argv: ['--port', 'x'], variables: {}, directory });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/\.env: it cannot be read \(EISDIR.*hindcast\.config\.json: it cannot be read.*HINDCAST_PORT/s);
  });
});
