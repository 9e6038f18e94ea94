import { Logger } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { Settings, syncDefaults } from '#modules/configuration';
import { SyncDrawsOnSchedule } from './sync-draws-on-schedule.process';

const openData = { path: '/draws.json', orderBy: 'draw_date' };
const noon = Date.parse('2026-11-20T12:00:00.000Z');
const everyMs = 600_000;
type Dependencies = ConstructorParameters<typeof SyncDrawsOnSchedule>;

/** The process over games, a clock and a timer that the spec moves; `lastAt` is when each game was synced last. */
function scheduled(options: { everyMs?: number; lastAt?: Record<string, number>; sync?: (game: string) => Promise<void> } = {}) {
  const clock = { ms: noon };
  const synced: string[] = [];
  const waits: { ms: number; action: () => void; cancelled: boolean }[] = [];
  const settings = Object.assign(new Settings('', 0, '', '', false), { sync: { ...syncDefaults, everyMs: options.everyMs ?? everyMs } });
  const process = new SyncDrawsOnSchedule(
    ...([
      { all: () => [{ id: 'powerball', openData }, { id: 'pick-six', openData }, { id: 'bingo' }] },
      { last: async (game: string) => (options.lastAt?.[game] ? { recordedAt: new Date(options.lastAt[game]).toISOString() } : null) },
      {
        execute: async ({ gameId }: { gameId: string }) => {
          synced.push(gameId);
          await options.sync?.(gameId);
        },
      },
      { run: (_: unknown, action: () => Promise<void>) => action() },
      { next: () => 'id' },
      { now: () => new Date(clock.ms).toISOString() },
      {
        after: (ms: number, action: () => void) => {
          const wait = { ms, action, cancelled: false };
          waits.push(wait);
          return () => {
            wait.cancelled = true;
          };
        },
      },
      settings,
      { refresh: async () => {} },
    ] as unknown as Dependencies),
  );
  /** Lets the timer that was set last go off, and everything that follows. */
  const elapse = async () => {
    const wait = waits.at(-1);
    clock.ms += wait?.ms ?? 0;
    wait?.action();
    for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { process, synced, waits, elapse, clock };
}

describe('syncing on a schedule', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(true));

  it('is off where nobody asked for it', async () => {
    const { process, waits } = scheduled({ everyMs: 0 });
    await process.start();
    expect([waits, process.nextAt('powerball')]).toEqual([[], null]);
  });

  it('begins with what was never synced, and then takes its time', async () => {
    const { process, synced, waits, elapse } = scheduled();
    await process.start();
    await elapse();
    expect([synced, waits.map(({ ms }) => ms)]).toEqual([
      ['powerball', 'pick-six'],
      [0, everyMs],
    ]);
    expect([process.nextAt('powerball'), process.nextAt('bingo')]).toEqual(['2026-11-20T12:10:00.000Z', null]);
    await elapse();
    expect(synced).toHaveLength(4);
  });

  it('goes on where the service left off: each game when it is due', async () => {
    const { process, synced, waits, elapse } = scheduled({ lastAt: { powerball: noon - 60_000, 'pick-six': noon - 2 * everyMs } });
    await process.start();
    await elapse();
    expect([synced, waits.map(({ ms }) => ms)]).toEqual([['pick-six'], [0, everyMs - 60_000]]);
    expect(process.nextAt('powerball')).toBe('2026-11-20T12:09:00.000Z');
  });

  it('never overlaps: the next run is set when the last one is over', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { process, synced, waits, elapse } = scheduled({ sync: () => slow });
    await process.start();
    await elapse();
    expect([synced, waits.length]).toEqual([['powerball'], 1]);
    release();
    await new Promise((resolve) => setImmediate(resolve));
    expect([synced, waits.length]).toEqual([['powerball', 'pick-six'], 2]);
  });

  it.each([new RejectedError('sync-failed'), new Error('no disk')])('survives %s', async (error) => {
    const { process, synced, waits, elapse } = scheduled({ sync: () => Promise.reject(error) });
    await process.start();
    await elapse();
    expect([synced, waits.at(-1)?.ms]).toEqual([['powerball', 'pick-six'], everyMs]);
  });

  it('ends with the service', async () => {
    const { process, synced, waits, elapse } = scheduled();
    await process.start();
    process.onModuleDestroy();
    expect(waits[0]?.cancelled).toBe(true);
    await elapse();
    expect([synced, waits.length]).toEqual([[], 1]);
  });
});
