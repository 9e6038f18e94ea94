import { cpSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hindcast } from '../support/hindcast';
import { legacyDatabase } from '../support/legacy-database';
import { answers, MisbehavingServer } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { tamper } from '../support/tampered';
import { temporaryDirectory } from '../support/temporary-directory';

describe('the command line of a running service', () => {
  let service: RunningService;
  let url: string[];
  let file: string;
  let source: MisbehavingServer;
  beforeAll(async () => {
    source = await MisbehavingServer.start();
    service = await runningService({ sync: { host: source.origin } });
    url = ['--url', service.service.url];
    file = join(temporaryDirectory(), 'draws.csv');
    writeFileSync(file, sampleCsv(120));
  });
  afterAll(async () => {
    await service.stop();
    source.stop();
  });

  it('imports a file, and first only tells what would happen', async () => {
    expect((await hindcast('import', file, '--dry-run', ...url)).out).toContain('it would be: ');
    expect((await service.get('/v1/events?type=DrawIngested')).body.items).toEqual([]);
    expect(await hindcast('import', file, ...url)).toEqual({
      code: 0,
      out: '120 accepted, 0 duplicates, 0 conflicts, 0 rejected',
      err: '',
    });
  });

  it('goes on from there: train, predict, events, rebuild', async () => {
    const trained = await hindcast('train', '--algorithm', 'uniform', '--seed', '7', '--wait', '--json', ...url);
    expect([trained.code, JSON.parse(trained.out)]).toMatchObject([0, { status: 'completed', seed: 7 }]);
    const predicted = await hindcast('predict', '--slot', 'uniform', ...url);
    expect(predicted.out.split('\n')).toHaveLength(6);
    const listed = await hindcast('events', '--type', 'PredictionIssued', '--json', ...url);
    expect(JSON.parse(listed.out).items).toMatchObject([{ type: 'PredictionIssued' }]);
    expect((await hindcast('rebuild', ...url)).out).toMatch(/^the read side was computed anew to position \d+$/);
  });

  it("takes over the old application's predictions, and says what could not be", async () => {
    const old = join(temporaryDirectory(), 'model_predictions.db');
    const sets = [{ set_id: 'ridge-1', model_name: 'Ridge', created_at: '2025-06-23T14:30:00' }];
    const numbers = { white_numbers: '[3, 17, 28, 44, 61]', powerball: 9 };
    writeFileSync(old, legacyDatabase('an id of its own', sets, [{ ...numbers, prediction_set_id: 'ridge-1' }, numbers]));
    expect(await hindcast('migrate-legacy', old, ...url)).toEqual({
      code: 0,
      out: [
        '1 sets with 1 predictions taken over, 0 were there already, 1 rows rejected, 0 remarks',
        'model_predictions row 2 rejected: it names no set',
      ].join('\n'),
      err: '',
    });
    expect(await hindcast('migrate-legacy', '/nowhere.db', ...url)).toMatchObject({ code: 2, err: expect.stringContaining('cannot read') });
    expect(await hindcast('migrate-legacy', file, ...url)).toMatchObject({ code: 1, err: expect.stringContaining('not the bytes of') });
  });

  it('syncs with the official results', async () => {
    const row = { draw_date: '2026-08-05T00:00:00.000', winning_numbers: '14 20 59 60 61 25', multiplier: '2' };
    source.answer(answers(200, [row]), answers(404));
    expect(await hindcast('sync', ...url)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 accepted, 0 duplicates, .* \(import /),
    });
    expect(await hindcast('sync', 'powerball', ...url)).toMatchObject({ code: 1, err: expect.stringContaining('answered 404') });
  });

  it('tells refusals, wrong usage and silence apart by its exit code', async () => {
    const refused = await hindcast('train', '--algorithm', 'oracle', '--json', ...url);
    expect([refused.code, JSON.parse(refused.out).type]).toEqual([1, '/problems/unknown-algorithm']);
    expect((await hindcast('import', '/nowhere.csv', ...url)).code).toBe(2);
    expect(await hindcast('events', '--url', 'http://127.0.0.1:9')).toMatchObject({
      code: 3,
      err: expect.stringContaining('no service answers'),
    });
  });

  it.each([[['events', '--bogus']], [['import']], [['events', '--order', 'sideways']], [['events', 'too', 'much']], [['oracle']], [[]]])(
    'refuses %j as wrong usage',
    async (args) => {
      expect((await hindcast(...args)).code).toBe(2);
    },
  );

  it('tells what the service tells of a file that is too large', async () => {
    const large = join(temporaryDirectory(), 'large.csv');
    writeFileSync(large, 'x'.repeat(10 * 1024 * 1024 + 1));
    const refused = await hindcast('import', large, '--json', ...url);
    expect([refused.code, JSON.parse(refused.out).type]).toEqual([1, '/problems/body-too-large']);
  });

  it('keeps off the data of a running service', async () => {
    const refused = await hindcast('verify', '--data-dir', join(service.directory, 'data'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`in use by the process with pid ${process.pid}`) });
  });
});

/** Changes a file of the read side. */
function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

describe('the command line on a stopped service’s data', () => {
  let data: string;
  beforeAll(async () => {
    const service = await runningService();
    await service.importCsv(sampleCsv(30));
    await service.stop();
    data = join(service.directory, 'data');
  });
  const damaged = (file: string, sql: string) => {
    const copy = join(temporaryDirectory(), 'data');
    cpSync(data, copy, { recursive: true });
    if (file === 'log.db') tamper(join(copy, file), sql);
    else change(join(copy, file), sql);
    return copy;
  };

  it('verifies it and computes its read side anew', async () => {
    expect(await hindcast('verify', '--data-dir', data)).toMatchObject({ code: 0, out: expect.stringContaining('events in') });
    expect(await hindcast('rebuild', '--data-dir', data, '--json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('command line'),
    });
    expect((await hindcast('verify', '--data-dir', data)).code).toBe(0);
  });

  it('finds an edited event and an edited read model', async () => {
    const edited = damaged('log.db', "UPDATE events SET data = 'x' WHERE position = 3");
    expect(await hindcast('verify', '--data-dir', edited)).toMatchObject({
      code: 4,
      out: expect.stringContaining('position 3 is not readable'),
    });
    const live = readFileSync(join(data, 'read/current'), 'utf8').trim();
    const bent = damaged(join('read', live), "UPDATE draws SET era = '1492-10-12' WHERE key = (SELECT min(key) FROM draws)");
    expect(await hindcast('verify', '--data-dir', bent)).toMatchObject({
      code: 4,
      out: expect.stringContaining('the table draws is not what the log says'),
    });
  });

  it('finds that the log ends before its checkpoint, or before the read side does', async () => {
    const last = '= (SELECT max(position) FROM leaves)';
    const cut = damaged('log.db', `DELETE FROM events WHERE position ${last}; DELETE FROM leaves WHERE position ${last}`);
    expect(await hindcast('verify', '--data-dir', cut)).toMatchObject({
      code: 4,
      out: expect.stringMatching(/the log had \d+ events then/),
    });
    rmSync(join(cut, 'checkpoints'), { recursive: true });
    expect(await hindcast('verify', '--data-dir', cut)).toMatchObject({ code: 4, out: expect.stringContaining('lost events') });
  });

  it('refuses a directory without a log', async () => {
    expect((await hindcast('verify', '--data-dir', temporaryDirectory())).code).toBe(2);
  });
});
