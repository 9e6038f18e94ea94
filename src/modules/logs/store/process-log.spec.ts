import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { LogLevel } from '#modules/configuration';
import { type FailureClass, SystemTimer } from '#modules/platform';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import { until } from '../../../../test/support/until';
import { LogWriter, openLogFile } from './log-file';
import { LogReader } from './log-reader';
import { type Loss, ProcessLog } from './process-log';
import type { LinesRequest, WrittenLine } from './process-line';

const time = (second: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString();
const line = (second: number, of: Partial<WrittenLine> = {}): WrittenLine => ({
  ...{ level: 'info' as LogLevel, time: time(second), source: 'http', message: `line ${second}`, context: { second } },
  ...{ requestId: null, correlationId: null, class: null, code: null },
  ...of,
});
const failed = (second: number, failureClass: FailureClass, message: string) =>
  line(second, { level: 'error', class: failureClass, source: 'sync', message, requestId: `r-${second}` });
const text = (of: WrittenLine) => `${JSON.stringify(of)}\n`;
const page = { limit: 100, order: 'asc' } as const;

describe('the file of the process log', () => {
  function fileWith(...lines: WrittenLine[]) {
    const database = openLogFile(join(temporaryDirectory(), 'logs.db'));
    const plans: string[] = [];
    const prepare = database.prepare.bind(database);
    new LogWriter(database).write(lines);
    database.prepare = ((sql: string) => {
      plans.push(
        ...prepare<[], string>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
          .all()
          .map((row) => (row as unknown as { detail: string }).detail),
      );
      return prepare(sql);
    }) as typeof database.prepare;
    const reader = new LogReader(database);
    const seconds = (of: Partial<LinesRequest>) => reader.page({ ...page, ...of }).map(({ context }) => context.second);
    return { database, reader, seconds, plans };
  }

  const levels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;
  const all = levels.map((level, index) => line(index, { level, source: index % 2 === 0 ? 'http' : 'sync', requestId: `r-${index}` }));

  it.each<[Partial<LinesRequest>, number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ order: 'desc' }, [4, 3, 2, 1, 0]],
    [{ level: 'info' }, [1, 2, 3, 4]],
    [{ level: 'warn' }, [2, 3, 4]],
    [{ level: 'error' }, [3, 4]],
    [{ level: 'fatal' }, [4]],
    [{ source: 'sync' }, [1, 3]],
    [{ source: 'sync', level: 'warn' }, [3]],
    [{ requestId: 'r-2' }, [2]],
    [{ text: 'LINE 3' }, [3]],
    [{ from: time(1), to: time(3) }, [1, 2]],
    [{ upTo: time(3) }, [0, 1, 2, 3]],
    [{ cursor: { time: time(2), id: 3 } }, [3, 4]],
    [{ cursor: { time: time(2), id: 0 } }, [2, 3, 4]],
    [{ cursor: { time: time(2), id: 3 }, order: 'desc' }, [1, 0]],
    [{ limit: 1 }, [0, 1]],
  ])('gives the lines of %j by an index, without sorting', (request, expected) => {
    const { seconds, plans, database } = fileWith(...all);
    expect(seconds(request)).toEqual(expected);
    expect(plans.filter((plan) => plan.includes('TEMP B-TREE') || !plan.includes('USING INDEX'))).toEqual([]);
    database.close();
  });

  it('counts failures of a kind together', () => {
    const { reader, database } = fileWith(
      failed(1, 'external-call', 'official results: answered 503 after 3 s'),
      failed(5, 'external-call', 'official results: answered 502 after 9 s'),
      failed(3, 'unexpected', 'boom'),
      line(4),
    );
    expect(reader.errors({ limit: 10 })).toMatchObject([
      {
        class: 'external-call',
        count: 2,
        firstAt: time(1),
        lastAt: time(5),
        lastRequestId: 'r-5',
        sample: { message: expect.stringContaining('502') },
      },
      { class: 'unexpected', count: 1, firstAt: time(3), message: 'boom' },
    ]);
    expect(reader.errors({ limit: 10, class: 'unexpected' })).toHaveLength(1);
    expect(reader.errors({ limit: 10, from: time(4) })).toHaveLength(1);
    const [first] = reader.errors({ limit: 1 });
    expect(reader.errors({ limit: 1, cursor: { lastAt: first?.lastAt ?? '', fingerprint: first?.fingerprint ?? '' } })).toMatchObject([
      { message: 'boom' },
    ]);
    database.close();
  });

  it('forgets what is old, and the oldest of too many', () => {
    const { database, seconds, reader } = fileWith(failed(0, 'unexpected', 'old'), ...all, failed(9, 'unexpected', 'new'));
    new LogWriter(database).retain(time(1), 100);
    expect(seconds({})).toHaveLength(5);
    expect(reader.errors({ limit: 10 })).toMatchObject([{ message: 'new' }]);
    new LogWriter(database).retain('', 2);
    expect(seconds({})).toHaveLength(2);
    database.close();
  });

  it('tells what failed shortly before the end', () => {
    const { reader, database } = fileWith(failed(1, 'unexpected', 'long ago'), failed(50, 'unexpected', 'recent'), line(60), line(90));
    expect(reader.aftermath(time(80), 20_000)).toMatchObject({ endedAt: time(60), failures: [{ message: 'recent' }] });
    expect(reader.aftermath(time(0), 20_000)).toEqual({ endedAt: null, failures: [] });
    database.close();
  });

  it('hides what failed before the end behind no refusals, which are as many as callers like', () => {
    const refusals = Array.from({ length: 20_001 }, () => ({ ...failed(50, 'refused', 'too many'), level: 'warn' as const }));
    const { reader, database } = fileWith(...refusals, failed(51, 'critical', 'the crash'));
    expect(reader.aftermath(time(80), 20_000).failures).toMatchObject([{ message: 'the crash' }]);
    database.close();
  });
});

describe('the process log', () => {
  const logs: ProcessLog[] = [];
  const open = (file: string) => {
    const losses: Loss[] = [];
    const log = new ProcessLog(file, new SystemTimer());
    log.onLoss((loss) => losses.push(loss));
    logs.push(log);
    return { log, losses };
  };
  afterEach(async () => {
    for (const log of logs.splice(0)) await log.close();
  });

  it('shows at once what was said, and keeps it', async () => {
    const file = join(temporaryDirectory(), 'logs.db');
    const { log } = open(file);
    for (let second = 0; second < 3; second++) log.write(text(line(second)));
    expect((await log.page(page)).map(({ message }) => message)).toEqual(['line 0', 'line 1', 'line 2']);
    log.write(text(line(3)));
    await log.close();
    expect(await open(file).log.page({ ...page, from: time(3) })).toEqual([{ id: 4, ...line(3) }]);
  });

  it('writes what is gathered by itself', async () => {
    const file = join(temporaryDirectory(), 'logs.db');
    const { log } = open(file);
    log.write(text(line(1)));
    await until(() => existsSync(file) && rowsIn(file) === 1);
  });

  it('loses lines that cannot be written, counts them, tells of them, and goes on afterwards', async () => {
    const file = join(temporaryDirectory(), 'logs.db');
    const { log, losses } = open(file);
    await log.page(page);
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    for (let second = 0; second < 3; second++) log.write(text(line(second)));
    await until(() => log.lost === 3);
    await until(() => losses.length === 1);
    expect(losses).toEqual([{ lines: 3, reason: 'database is locked' }]);
    other.exec('ROLLBACK');
    other.close();
    log.write(text(line(7)));
    expect((await log.page(page)).map(({ message }) => message)).toEqual(['line 7']);
  });

  it('lets only so many wait', async () => {
    const file = join(temporaryDirectory(), 'logs.db');
    const { log, losses } = open(file);
    for (let index = 0; index < 25_000; index++) log.write(text(line(index)));
    // The first 500 were sent, 10,000 wait.
    expect(log.lost).toBe(14_500);
    expect(await log.page({ ...page, limit: 1_000, order: 'desc' })).toMatchObject([
      { message: 'line 10499' },
      ...new Array(1_000).fill({}),
    ]);
    await until(() => losses.length === 1);
    expect(losses[0]?.reason).toBe('more was said than could be written');
  });

  it('puts a damaged file aside', async () => {
    const file = join(temporaryDirectory(), 'logs.db');
    writeFileSync(file, 'this is not a database, and long enough to be looked at as one'.repeat(100));
    const { log } = open(file);
    log.write(text(line(1)));
    expect(await log.page(page)).toHaveLength(1);
    expect(existsSync(`${file}.damaged`)).toBe(true);
  });

  it('cannot be read where there can be no file, and hinders nobody', async () => {
    const file = join(temporaryDirectory(), 'logs.db');
    mkdirSync(file);
    const { log } = open(file);
    log.write(text(line(1)));
    await expect(log.page(page)).rejects.toMatchObject({ code: 'process-log-unavailable' });
    await until(() => log.lost === 1);
    await log.close();
    await expect(log.page(page)).rejects.toMatchObject({ code: 'process-log-unavailable' });
    expect(() => log.write(text(line(2)))).not.toThrow();
  });
});

function rowsIn(file: string): number {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare<[], number>('SELECT count(*) FROM lines').pluck().get() ?? 0;
  } catch {
    return 0;
  } finally {
    database.close();
  }
}
