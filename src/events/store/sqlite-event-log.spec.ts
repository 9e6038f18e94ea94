import Database from 'better-sqlite3';
import { eventCatalog } from '#events/catalog';
import { DrawIngested, DrawWithdrawn, drawStream } from '#events/draws';
import { appendDraw, drawn, logUnderTest, meta, newDraw } from '../../../test/support/log-under-test';
import { InvalidEventError, LogCorruptError, VersionConflictError } from './errors';
import { LogFile } from './log-file';
import type { SqliteEventLog } from './sqlite-event-log';

const stream = drawStream('powerball', '2026-11-18');
const withdrawn = DrawWithdrawn({ game: 'powerball', date: '2026-11-18', reason: 'test' });
const command = { id: 'key-1', requestHash: 'hash-1', result: { drawId: 7 } };

describe('the event log', () => {
  let log: SqliteEventLog;
  let file: string;
  let clock: { now: string };

  beforeEach(async () => {
    ({ log, file, clock } = await logUnderTest());
  });
  afterEach(() => log.close());

  const events = () => [...log.scan(0)].flat();

  describe('append', () => {
    it('gives dense positions from 1 in the order of commits', async () => {
      await Promise.all(['2026-11-14', '2026-11-16', '2026-11-18'].map((date) => appendDraw(log, date)));
      expect(events().map(({ position, stream: name }) => [position, name])).toEqual([
        [1, 'draw-powerball-2026-11-14'],
        [2, 'draw-powerball-2026-11-16'],
        [3, 'draw-powerball-2026-11-18'],
      ]);
    });

    it('puts the envelope around the event', async () => {
      await appendDraw(log, '2026-11-18');
      expect(log.readStream(stream)).toEqual([
        {
          position: 1,
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          stream,
          version: 1,
          type: 'DrawIngested',
          schema: DrawIngested.version,
          data: drawn('2026-11-18').data,
          meta,
          recordedAt: '2026-11-20T12:00:00.000Z',
        },
      ]);
    });

    it('appends to many streams or to none', async () => {
      await appendDraw(log, '2026-11-18');
      await expect(log.append([newDraw('2026-11-16'), newDraw('2026-11-18')], { meta })).rejects.toThrow(VersionConflictError);
      expect(log.head).toBe(1);
      expect(log.readStream('draw-powerball-2026-11-16')).toEqual([]);
    });

    it('lets only one of two racing creates succeed', async () => {
      const outcomes = await Promise.allSettled([appendDraw(log, '2026-11-18', 1), appendDraw(log, '2026-11-18', 2)]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(log.readStream(stream)).toHaveLength(1);
    });

    it('tells a conflict with its stream, both versions and the events missed', async () => {
      await appendDraw(log, '2026-11-18');
      await log.append([{ stream, expectedVersion: 1, events: [withdrawn] }], { meta });
      const conflict = await log.append([{ stream, expectedVersion: 1, events: [withdrawn] }], { meta }).catch((error: unknown) => error);
      expect(conflict).toMatchObject({ stream, expected: 1, actual: 2, missed: [{ version: 2, type: 'DrawWithdrawn' }] });
    });

    it.each([
      ['none', true, false],
      ['exists', false, true],
      ['any', true, true],
      [0, true, false],
      [1, false, true],
      [2, false, false],
    ] as const)('accepts %s for a new stream: %s, for one at version 1: %s', async (expectedVersion, whenNew, whenThere) => {
      const attempt = (name: string) =>
        log.append([{ stream: name, expectedVersion, events: [withdrawn] }], { meta }).then(
          () => true,
          () => false,
        );
      await appendDraw(log, '2026-11-18');
      expect([await attempt('draw-powerball-2026-11-16'), await attempt(stream)]).toEqual([whenNew, whenThere]);
    });

    it('refuses an event that breaks its contract, and one that has none', async () => {
      const broken = { type: 'DrawIngested', data: { game: 'powerball' } };
      await expect(log.append([{ stream, expectedVersion: 'any', events: [broken] }], { meta })).rejects.toThrow(InvalidEventError);
      await expect(log.append([{ stream, expectedVersion: 'any', events: [{ type: 'Unknown', data: {} }] }], { meta })).rejects.toThrow(
        'no contract',
      );
      expect(log.head).toBe(0);
    });

    it('never lets the recorded time go back', async () => {
      await appendDraw(log, '2026-11-16');
      clock.now = '2026-11-20T11:00:00.000Z';
      await appendDraw(log, '2026-11-18');
      expect(events().map(({ recordedAt }) => recordedAt)).toEqual(['2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z']);
    });

    it('goes on from where it was after it was closed and opened', async () => {
      const first = await logUnderTest();
      await appendDraw(first.log, '2026-11-16');
      first.log.close();
      const second = await logUnderTest(first.directory);
      await appendDraw(second.log, '2026-11-18');
      expect([...second.log.scan(0)].flat().map(({ position }) => position)).toEqual([1, 2]);
      second.log.close();
    });
  });

  describe('a command with an id', () => {
    it('does nothing twice and gives the same result to a retry', async () => {
      const first = await log.append([newDraw('2026-11-18')], { meta, command });
      const retry = await log.append([newDraw('2026-11-16')], { meta, command: { ...command, result: 'another' } });
      expect(first).toEqual({ position: 1, result: { drawId: 7 }, replayed: false });
      expect(retry).toEqual({ position: 1, result: { drawId: 7 }, replayed: true });
      expect(log.head).toBe(1);
    });

    it('does nothing twice when both arrive together', async () => {
      await Promise.all([log.append([newDraw('2026-11-18')], { meta, command }), log.append([newDraw('2026-11-18')], { meta, command })]);
      expect(log.head).toBe(1);
    });

    it('refuses the same id for another request', async () => {
      await log.append([newDraw('2026-11-18')], { meta, command });
      await expect(log.append([newDraw('2026-11-16')], { meta, command: { ...command, requestHash: 'hash-2' } })).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
      expect(() => log.findCommand('key-1', 'hash-2')).toThrow();
      expect(log.findCommand('key-1', 'hash-1')).toMatchObject({ position: 1 });
    });
  });

  describe('the file', () => {
    const change = (sql: string) => {
      const other = new Database(file);
      try {
        other.exec(sql);
      } finally {
        other.close();
      }
    };

    it.each([
      "UPDATE events SET data = '{}' WHERE position = 1",
      'DELETE FROM events',
      "INSERT OR REPLACE INTO events SELECT position, stream_id, 9, type_id, schema, event_id, recorded_at, actor_id, correlation_id, '{}', meta FROM events",
      "INSERT OR REPLACE INTO events SELECT position + 1, stream_id, version, type_id, schema, event_id, recorded_at, actor_id, correlation_id, '{}', meta FROM events",
      "INSERT OR REPLACE INTO streams SELECT id, 'draw-other' FROM streams",
      "INSERT OR REPLACE INTO commands SELECT id, 'other', position, result FROM commands",
      'INSERT INTO events SELECT position + 2, stream_id, 9, type_id, schema, event_id, recorded_at, actor_id, correlation_id, data, meta FROM events',
      "UPDATE streams SET name = 'draw-other'",
      'DELETE FROM commands',
    ])('refuses %s', async (sql) => {
      await log.append([newDraw('2026-11-18')], { meta, command });
      expect(() => change(sql)).toThrow(/append-only|dense/);
    });

    it('is durable: synchronous is FULL and the journal is a write-ahead log', () => {
      const database = (log as unknown as { database: Database.Database }).database;
      expect([database.pragma('synchronous', { simple: true }), database.pragma('journal_mode', { simple: true })]).toEqual([2, 'wal']);
    });

    it('gives the same to those who wait for a commit as the file does', async () => {
      await appendDraw(log, '2026-11-14');
      await log.append(
        ['2026-11-16', '2026-11-18', '2026-11-21'].map((date) => newDraw(date)),
        { meta },
      );
      const stored = new LogFile(file, eventCatalog);
      for (const after of [0, 1, 2, 3, 4]) {
        for (const upTo of [1, 2, 3, 4]) {
          for (const chunk of [1, 2, 10])
            expect([...log.scan(after, upTo, chunk)].flat()).toEqual([...stored.scan(after, upTo, chunk)].flat());
        }
      }
      stored.close();
    });

    it('finds the next events of some types, whether they were just committed or long ago', async () => {
      await appendDraw(log, '2026-11-14');
      await appendDraw(log, '2026-11-18');
      await log.append([{ stream, expectedVersion: 1, events: [withdrawn] }], { meta });
      await log.append([newDraw('2026-11-21'), newDraw('2026-11-23')], { meta });
      for (const types of [['DrawIngested'], ['DrawWithdrawn'], ['DrawWithdrawn', 'DrawIngested'], ['ModelTrained'], []]) {
        const wanted = (from: number, upTo: number) => [...log.scan(from, upTo)].flat().filter(({ type }) => types.includes(type));
        for (const after of [0, 1, 2, 3, 4]) {
          for (const limit of [1, 2, 10]) expect(log.ofTypes(types, { after, upTo: 5, limit })).toEqual(wanted(after, 5).slice(0, limit));
        }
        expect(log.ofTypes(types, { after: 0, upTo: 3, limit: 10 })).toEqual(wanted(0, 3));
      }
    });

    it('reads many streams at once', async () => {
      await appendDraw(log, '2026-11-18');
      await log.append([{ stream, expectedVersion: 1, events: [withdrawn] }], { meta });
      await appendDraw(log, '2026-11-21');
      const other = drawStream('powerball', '2026-11-21');
      expect(log.readStreams([other, 'draw-none-2026-11-21', stream, stream])).toEqual(
        new Map([
          [other, log.readStream(other)],
          [stream, log.readStream(stream)],
        ]),
      );
    });

    it('stops loudly when a position is missing', async () => {
      await Promise.all(['2026-11-14', '2026-11-16', '2026-11-18'].map((date) => appendDraw(log, date)));
      change('DROP TRIGGER events_no_delete; DELETE FROM events WHERE position = 2');
      const stored = new LogFile(file, eventCatalog);
      expect(() => [...stored.scan(0)]).toThrow(LogCorruptError);
      stored.close();
    });
  });

  describe('pages', () => {
    beforeEach(async () => {
      for (const [index, date] of ['2026-11-11', '2026-11-14', '2026-11-16', '2026-11-18'].entries()) {
        clock.now = `2026-11-20T12:00:0${index}.000Z`;
        await log.append([newDraw(date)], { meta: { actor: index < 2 ? 'analyst' : 'operator', correlationId: `request-${index}` } });
      }
      await log.append([{ stream, expectedVersion: 'exists', events: [withdrawn] }], { meta });
    });
    const positions = (filter: Parameters<SqliteEventLog['page']>[0], order: 'asc' | 'desc' = 'asc') =>
      log.page(filter, { limit: 10, order }).lines.map((line) => JSON.parse(line).position);

    it.each([
      [{}, [1, 2, 3, 4, 5]],
      [{ types: ['DrawWithdrawn'] }, [5]],
      [{ types: ['DrawWithdrawn', 'DrawIngested'] }, [1, 2, 3, 4, 5]],
      [{ types: ['ModelTrained'] }, []],
      [{ category: 'draw', types: ['DrawIngested'] }, [1, 2, 3, 4]],
      [{ category: 'model' }, []],
      [{ stream }, [4, 5]],
      [{ stream: 'draw-none' }, []],
      [{ actor: 'operator' }, [3, 4]],
      [{ actor: 'nobody' }, []],
      [{ actor: 'analyst', types: ['DrawIngested'] }, [1, 2]],
      [{ correlationId: 'request-1' }, [2, 5]],
      [{ correlationId: 'request-1', types: ['DrawWithdrawn'] }, [5]],
      [{ from: '2026-11-20T12:00:01.000Z', to: '2026-11-20T12:00:03.000Z' }, [2, 3]],
      [{ upTo: 2 }, [1, 2]],
    ])('finds %j at %j', (filter, expected) => {
      expect(positions(filter)).toEqual(expected);
      expect(positions(filter, 'desc')).toEqual([...expected].reverse());
    });

    it.each(['asc', 'desc'] as const)('leads through everything once by cursor, %s', (order) => {
      const seen: number[] = [];
      let cursor: number | undefined;
      do {
        const page = log.page({ types: ['DrawIngested'] }, { limit: 3, order, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.lines.map((line) => JSON.parse(line).position));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(order === 'asc' ? [1, 2, 3, 4] : [4, 3, 2, 1]);
    });

    it('gives each event as one canonical line', () => {
      const [event] = log.readStream(stream);
      const line = log.line(4) as string;
      expect(JSON.parse(line)).toEqual(event);
      expect(Object.keys(JSON.parse(line))).toEqual([
        'data',
        'id',
        'meta',
        'position',
        'recordedAt',
        'schema',
        'stream',
        'type',
        'version',
      ]);
    });

    it('knows the position at a time', () => {
      expect(
        ['2026-11-20T11:59:59.000Z', '2026-11-20T12:00:01.500Z', '2027-01-01T00:00:00.000Z'].map((time) => log.positionAt(time)),
      ).toEqual([0, 2, 5]);
    });
  });
});
