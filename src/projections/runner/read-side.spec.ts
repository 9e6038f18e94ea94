import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type DrawEvent, DrawWithdrawn, drawStream } from '#events/draws';
import { drawn, logUnderTest, meta, newDraw } from '../../../test/support/log-under-test';
import { checksumsOf } from './checksums';
import { defineProjection, type Projection } from './define-projection';
import { type Broken, ReadSide } from './read-side';

@Entity('draw_counts')
class DrawCountRow {
  @PrimaryColumn('text') date!: string;
  @Column('integer') results!: number;
  @Column('simple-json') history!: number[];
  @Column('boolean') low!: boolean;
}

@Entity('notes')
class NoteRow {
  @PrimaryColumn('integer') position!: number;
  @Column('text', { nullable: true }) text!: string | null;
}

/** A result starts a row, a withdrawal on an odd day ends it and on an even day only notes it. */
const drawCounts = defineProjection<DrawCountRow>(DrawCountRow, {
  version: 1,
  on: {
    DrawIngested: {
      key: ({ data }) => data.date,
      start: ({ data, position }) => ({ date: data.date, results: 1, history: [position], low: (data.numbers.powerball?.[0] ?? 0) < 13 }),
    },
    DrawWithdrawn: {
      key: ({ data }) => data.date,
      change: (row, { data, position }) =>
        Number(data.date.slice(-2)) % 2 === 1 ? null : { ...row, results: row.results + 1, history: [...row.history, position] },
    },
  },
});
const notes = defineProjection<NoteRow>(NoteRow, {
  version: 1,
  on: {
    DrawWithdrawn: {
      key: ({ position }) => [position * 10, position * 10 + 1],
      start: ({ data }, key) => ({ position: Number(key), text: Number(key) % 10 === 0 ? data.reason : null }),
    },
  },
});

/** Overwrites everything after a file's first page, as a failing disk would. */
function overwriteTables(file: string): void {
  const database = new Database(file);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, 4_096));
}

const projections: readonly Projection[] = [drawCounts, notes];
const withdrawn = (date: string): DrawEvent => DrawWithdrawn({ game: 'powerball', date, reason: 'test' });

async function underTest(models = projections) {
  const opened = await logUnderTest();
  const broken: Broken[] = [];
  const options = { directory: join(opened.directory, 'read'), logFile: opened.file, log: opened.log };
  const create = (over = models) => {
    const readSide = new ReadSide({ ...options, projections: over });
    readSide.onBroken((why) => broken.push(why));
    return readSide;
  };
  return { ...opened, broken, create, readDir: options.directory };
}

const rows = (readSide: ReadSide) => readSide.repository(DrawCountRow).find({ order: { date: 'asc' } });

describe('the read side', () => {
  it('shows what was appended, once it has reached it', async () => {
    const { log, create } = await underTest();
    const readSide = create();
    await readSide.open();
    const { position } = await log.append([newDraw('2026-11-16'), newDraw('2026-11-18', 20)], { meta });
    expect(await readSide.reached(position, 1_000)).toBe(true);
    expect(await rows(readSide)).toEqual([
      { date: '2026-11-16', results: 1, history: [1], low: true },
      { date: '2026-11-18', results: 1, history: [2], low: false },
    ]);
    await readSide.close();
    log.close();
  });

  it('waits no longer than it is told for what does not come', async () => {
    const { log, create } = await underTest();
    const readSide = create();
    await readSide.open();
    expect(await readSide.reached(1, 5)).toBe(false);
    await readSide.close();
    log.close();
  });

  it('answers as of any position while it goes on', async () => {
    const { log, create } = await underTest();
    const readSide = create();
    await readSide.open();
    await log.append([newDraw('2026-11-16')], { meta });
    await log.append([{ stream: drawStream('powerball', '2026-11-16'), expectedVersion: 1, events: [withdrawn('2026-11-16')] }], { meta });
    await readSide.reached(2, 1_000);
    const asOf = (position: number) => readSide.within(position, async () => (await rows(readSide)).map(({ results }) => results));
    expect([await asOf(0), await asOf(1), await asOf(2), await asOf(1)]).toEqual([[], [1], [2], [1]]);
    await readSide.close();
    log.close();
  });

  it('answers as of more moments at once than it keeps, again and again', async () => {
    const { log, create } = await underTest();
    const readSide = create();
    await readSide.open();
    await log.append(
      Array.from({ length: 24 }, (_, index) => newDraw(`2026-10-${String(index + 1).padStart(2, '0')}`)),
      { meta },
    );
    await readSide.reached(24, 1_000);
    const asOf = (position: number) => readSide.within(position, async () => (await rows(readSide)).length);
    const moments = [5, 20, 1, 9, 14, 3, 22, 7, 11, 5, 18, 2, 16, 23, 5, 8, 20, 12];
    for (let round = 0; round < 3; round++)
      expect(await Promise.all([...moments, ...moments.toReversed()].map(asOf))).toEqual([...moments, ...moments.toReversed()]);
    await readSide.close();
    log.close();
  });

  it('keeps answering while it is rebuilt, and shows the same afterwards', async () => {
    const { log, create, readDir } = await underTest();
    const readSide = create();
    await readSide.open();
    await log.append([newDraw('2026-11-16')], { meta });
    const rebuilt = readSide.rebuild('a test');
    expect(readSide.isRebuilding).toBe(true);
    const { position } = await log.append([newDraw('2026-11-18')], { meta });
    expect(await readSide.reached(position, 1_000)).toBe(true);
    expect(await rows(readSide)).toHaveLength(2);
    expect(await rebuilt).toMatchObject({ because: 'a test' });
    await readSide.reached(position, 1_000);
    expect(await rows(readSide)).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(readdirSync(readDir).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    await readSide.close();
    log.close();
  });

  it('lets those who are in the old one finish while it is rebuilt again and again', async () => {
    const { log, create } = await underTest();
    const readSide = create();
    await readSide.open();
    await log.append([newDraw('2026-11-16')], { meta });
    await readSide.reached(1, 1_000);
    const reading = readSide.within(undefined, async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { found: (await rows(readSide)).length, tables: (await readSide.checksums()).tables.length };
    });
    await readSide.rebuild('once');
    await readSide.rebuild('twice');
    expect(await reading).toEqual({ found: 1, tables: 2 });
    await readSide.close();
    log.close();
  });

  it.each(['within', 'whileLive'] as const)(
    'shows the newest state to what a request has set going, once the request is over (%s)',
    async (scope) => {
      const { log, create } = await underTest();
      const readSide = create();
      await readSide.open();
      let goOn = () => {};
      const over = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      let later: Promise<number> = Promise.resolve(0);
      const request = async () => {
        later = over.then(async () => (await rows(readSide)).length);
      };
      await (scope === 'within' ? readSide.within(undefined, request) : readSide.whileLive(request));
      await log.append([newDraw('2026-11-16')], { meta });
      await readSide.rebuild('a test');
      goOn();
      expect(await later).toBe(1);
      await readSide.close();
      log.close();
    },
  );

  it('shows a command what it has written, also when another file has taken the place of the one that it began on', async () => {
    const { log, create, readDir } = await underTest();
    const readSide = create();
    await readSide.open();
    const written = await readSide.whileLive(async () => {
      await readSide.rebuild('a test');
      const { position } = await log.append([newDraw('2026-11-16')], { meta });
      return [await readSide.reached(position, 1_000), (await rows(readSide)).length];
    });
    expect(written).toEqual([true, 1]);
    await readSide.close();
    log.close();
    expect(readdirSync(readDir).filter((name) => name.endsWith('.db'))).toHaveLength(1);
  });

  it('shows one state to whoever reads, however much is appended meanwhile', async () => {
    const { log, create } = await underTest();
    const readSide = create();
    await readSide.open();
    await log.append([newDraw('2026-11-16')], { meta });
    await readSide.reached(1, 1_000);
    const twice = async () => {
      const before = await rows(readSide);
      await log.append([newDraw(`2026-11-${17 + log.head}`)], { meta });
      await readSide.reached(log.head, 1_000);
      return [before.length, (await rows(readSide)).length, readSide.view.position, (await readSide.checksums()).position];
    };
    expect(await readSide.within(undefined, twice)).toEqual([1, 1, 1, 1]);
    expect(await readSide.within(2, twice)).toEqual([2, 2, 2, 2]);
    for (const seen of await Promise.all([readSide.within(undefined, twice), readSide.within(undefined, twice)]))
      expect(new Set(seen).size).toBe(1);
    expect(await readSide.whileLive(twice)).toEqual([5, 6, 6, 6]);
    await readSide.close();
    log.close();
  });

  it('tells when its file is damaged under it, and is the same again once computed anew', async () => {
    const { log, create, broken } = await underTest();
    const readSide = create();
    await readSide.open();
    await log.append(
      Array.from({ length: 300 }, (_, index) => newDraw(new Date(Date.UTC(2020, 0, index + 1)).toISOString().slice(0, 10))),
      { meta },
    );
    await readSide.reached(300, 1_000);
    const before = await readSide.checksums();
    overwriteTables(readSide.view.file);
    const read = () => readSide.within(undefined, () => rows(readSide));
    await expect(read()).rejects.toMatchObject({ code: 'not-ready' });
    expect(broken).toEqual([{ damaged: true, reason: expect.stringContaining('malformed') }]);
    await readSide.rebuild('its file is damaged');
    expect(await read()).toHaveLength(300);
    expect(await readSide.checksums()).toEqual(before);
    await readSide.close();
    log.close();
  });

  describe('at start', () => {
    const reopened = async (damage: (readDir: string, file: string) => void, models = projections) => {
      const { log, create, readDir } = await underTest();
      const first = create();
      await first.open();
      await log.append([newDraw('2026-11-16'), newDraw('2026-11-18')], { meta });
      await first.reached(2, 1_000);
      const before = await first.checksums();
      const { file } = first.view;
      await first.close();
      damage(readDir, file);
      const second = create(models);
      const rebuilt = await second.open();
      const after = await second.checksums();
      await second.close();
      log.close();
      return { because: rebuilt?.because, same: JSON.stringify(before) === JSON.stringify(after) };
    };

    it('takes up the file that is there', async () => {
      expect(await reopened(() => {})).toEqual({ because: undefined, same: true });
    });

    it('computes a missing file anew', async () => {
      expect(await reopened((readDir) => rmSync(readDir, { recursive: true }))).toMatchObject({ because: 'there was none', same: true });
    });

    it.each([
      ['half a file', (file: string) => truncateSync(file, 5_000)],
      ['something else', (file: string) => writeFileSync(file, 'no database')],
      ['an empty file', (file: string) => truncateSync(file, 0)],
      ['a file with a good header and damaged pages', overwriteTables],
    ])('computes %s anew and says why', async (_, damage) => {
      const { because, same } = await reopened((_readDir, file) => damage(file));
      expect(because).toEqual(expect.stringMatching(/./));
      expect(same).toBe(true);
    });

    it.each([1, 2])('computes it anew when it was computed from another log of %i events', async (events) => {
      const { log, create, directory } = await underTest();
      const first = create();
      await first.open();
      await log.append([newDraw('2026-11-16'), newDraw('2026-11-18')], { meta });
      await first.reached(2, 1_000);
      await first.close();
      const other = await logUnderTest(join(directory, 'other'));
      await other.log.append([newDraw('2026-11-21'), newDraw('2026-11-23')].slice(0, events), { meta });
      const second = new ReadSide({ directory: join(directory, 'read'), logFile: other.file, log: other.log, projections });
      expect(await second.open()).toMatchObject({ because: expect.stringMatching(/another log|ahead of the log/), position: events });
      expect((await rows(second))[0]?.date).toBe('2026-11-21');
      await second.close();
      other.log.close();
      log.close();
    });

    it('computes it anew when a fold has another version', async () => {
      const { because } = await reopened(() => {}, [{ ...drawCounts, version: 2 }, notes]);
      expect(because).toContain('other folds');
    });
  });

  it('stands still and tells of it when a fold fails', async () => {
    const failing = { ...drawCounts, on: { DrawIngested: { key: () => 'x', change: (row: object) => row } } } as Projection;
    const { log, create, broken } = await underTest([failing, notes]);
    const readSide = create();
    await readSide.open();
    await log.append([newDraw('2026-11-16')], { meta });
    expect(await readSide.reached(1, 50)).toBe(false);
    expect(broken).toEqual([{ damaged: false, reason: expect.stringContaining('changes a row that is not there') }]);
    await readSide.close();
    log.close();
  });

  it('is the same value live, rebuilt and as of any position, for any history', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(), isOneValue), {
      numRuns: 25,
      seed: 20_261_120,
    });
  });
});

type Step = { day: number; powerball: number; withdraw: boolean };
const step = fc.record({ day: fc.integer({ min: 10, max: 17 }), powerball: fc.integer({ min: 1, max: 26 }), withdraw: fc.boolean() });

/** A history that makes sense: only what is there is withdrawn. */
function historyOf(steps: readonly Step[]): DrawEvent[] {
  const alive = new Set<number>();
  return steps.map(({ day, powerball, withdraw }) => {
    const date = `2026-11-${day}`;
    if (withdraw && alive.has(day)) {
      if (day % 2 === 1) alive.delete(day);
      return withdrawn(date);
    }
    alive.add(day);
    return drawn(date, powerball);
  });
}

async function isOneValue(steps: readonly Step[], at: number): Promise<void> {
  const { log, create, directory } = await underTest();
  const readSide = create();
  await readSide.open();
  const lived = [await readSide.checksums()];
  for (const event of historyOf(steps)) {
    await log.append([{ stream: drawStream('powerball', event.data.date), expectedVersion: 'any', events: [event] }], { meta });
    await readSide.reached(log.head, 5_000);
    lived.push(await readSide.checksums());
  }
  const position = at % (log.head + 1);
  const live = await readSide.checksums();
  const asOf = await readSide.within(position, () => readSide.checksums());
  await readSide.rebuild('a property');
  expect(await readSide.checksums()).toEqual(live);
  expect(await readSide.within(position, () => readSide.checksums())).toEqual(asOf);
  expect(asOf.position).toBe(position);
  // Each of these is computed from the nearest earlier one that is kept.
  for (const later of [position + 1, position + 2, position + 7].filter((each) => each < log.head))
    expect(await readSide.within(later, () => readSide.checksums())).toEqual(lived[later]);
  expect(asOf).toEqual(lived[position]);
  expect(checksumsOf(readSide.view.file)).toEqual(live);
  await readSide.close();
  log.close();
  rmSync(directory, { recursive: true });
}
