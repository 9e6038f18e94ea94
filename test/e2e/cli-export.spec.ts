import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginHindcast, hindcast } from '../support/hindcast';
import { MisbehavingServer, neverEnds, resets } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';
import { until } from '../support/until';

describe('the export on the command line', () => {
  let service: RunningService;
  let url: string[];
  let directory: string;
  const inDirectory = (name: string) => join(directory, name);
  beforeAll(async () => {
    service = await runningService();
    await service.importCsv(sampleCsv(50));
    url = ['--url', service.service.url];
  });
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterAll(() => service.stop());
  const fetched = async (path: string) => (await fetch(service.service.url + path)).text();

  it("writes a game's draws to a file that imports back", async () => {
    const { code, out, err } = await hindcast('export', '--out', inDirectory('draws.csv'), '--json', ...url);
    const written = readFileSync(inDirectory('draws.csv'), 'utf8');
    expect([code, err, JSON.parse(out)]).toMatchObject([0, '', { file: inDirectory('draws.csv'), bytes: written.length }]);
    expect(JSON.parse(out).position).toBeGreaterThan(50);
    expect(written).toBe(await fetched('/v1/games/powerball/draws/export'));
    expect(readdirSync(directory)).toEqual(['draws.csv']);
    expect((await hindcast('import', inDirectory('draws.csv'), ...url)).out).toContain('0 accepted, 50 duplicates');
  });

  it('says any read model on standard output, in any format, as of any moment', async () => {
    const { code, out } = await hindcast('export', '--read-model', 'logs', '--format', 'ndjson', '--as-of', 'position:3', ...url);
    const lines = out.split('\n').map((line) => JSON.parse(line));
    expect([code, lines]).toMatchObject([0, [{ position: 1 }, { position: 2 }, { position: 3 }]]);
    const listed = await hindcast('export', '--read-model', 'draws', '--format', 'json', ...url);
    expect(JSON.parse(listed.out)).toHaveLength(50);
  });

  it('ends well when its reader has enough', async () => {
    const { child, ended } = beginHindcast(['export', '--read-model', 'logs', ...url]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  const refusals: [code: number, says: string, ...args: string[]][] = [
    [1, 'No such read model', '--read-model', 'secrets'],
    [1, 'the log ends at position', '--as-of', 'position:999999999'],
    [2, 'xlsx is none of csv, json, ndjson', '--format', 'xlsx'],
    [2, '--json needs --out', '--json'],
    [2, 'take one of them', '--game', 'powerball', '--read-model', 'logs'],
    [2, 'cannot write', '--out', 'DIRECTORY/nowhere/draws.csv'],
    [2, 'is no file', '--out', 'DIRECTORY'],
  ];
  it.each(refusals)('is refused with code %i: %s', async (code, says, ...args) => {
    const refused = await hindcast('export', ...args.map((each) => each.replace('DIRECTORY', directory)), ...url);
    expect([refused.code, refused.err]).toEqual([code, expect.stringContaining(says)]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('writes through a link, and leaves the link', async () => {
    mkdirSync(inDirectory('there'));
    writeFileSync(inDirectory('there/draws.csv'), 'old');
    symlinkSync(inDirectory('there/draws.csv'), inDirectory('link.csv'));
    expect((await hindcast('export', '--out', inDirectory('link.csv'), ...url)).code).toBe(0);
    expect(readFileSync(inDirectory('there/draws.csv'), 'utf8')).toContain('draw_date');
    expect(readdirSync(inDirectory('there'))).toEqual(['draws.csv']);
  });
});

describe('an export that does not come to its end', () => {
  let service: MisbehavingServer;
  let directory: string;
  beforeEach(async () => {
    service = await MisbehavingServer.start();
    directory = temporaryDirectory();
    writeFileSync(join(directory, 'draws.csv'), 'what was there before');
  });
  afterEach(() => service.stop());
  const begin = () => beginHindcast(['export', '--out', join(directory, 'draws.csv'), '--url', service.origin]);
  const nothingChanged = () => {
    expect(readdirSync(directory)).toEqual(['draws.csv']);
    expect(readFileSync(join(directory, 'draws.csv'), 'utf8')).toBe('what was there before');
  };

  it('leaves no half file when the service breaks off', async () => {
    service.answer(resets);
    expect(await begin().ended).toMatchObject({ code: 1, err: expect.stringContaining("the service's answer broke off") });
    nothingChanged();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no half file when it is interrupted by %s', async (signal) => {
    service.answer(neverEnds);
    const { child, ended } = begin();
    await until(() => readdirSync(directory).length === 2);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 1, err: expect.stringContaining('interrupted') });
    nothingChanged();
  });
});
