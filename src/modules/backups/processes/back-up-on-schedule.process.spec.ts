import { Logger } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import { Settings } from '#modules/configuration';
import { configurationHash } from '../work/configuration-files';
import { BackUpOnSchedule } from './back-up-on-schedule.process';

type Dependencies = ConstructorParameters<typeof BackUpOnSchedule>;

const noon = Date.parse('2026-11-20T12:00:00.000Z');
const [hour, day] = [3_600_000, 86_400_000];
const iso = (ms: number) => new Date(ms).toISOString();
const settings = new Settings('', 0, '/nowhere', '/nowhere', false);

/** The process over what is on record, a clock and a timer that the spec moves. */
function scheduled(record: {
  created?: Record<string, number>;
  failed?: Record<string, number>;
  place?: string | null;
  running?: boolean;
}) {
  const clock = { ms: noon };
  const requested: string[] = [];
  const alerts: Record<string, string | null> = {};
  const waits: { ms: number; action: () => void; cancelled: boolean }[] = [];
  const contentSha256 = configurationHash(settings.configuration);
  const row = (ms: number | undefined) => (ms === undefined ? null : { createdAt: iso(ms), endedAt: iso(ms), contentSha256 });
  const process = new BackUpOnSchedule(
    ...([
      {
        lastCreated: async (kind: string) => row(record.created?.[kind]),
        lastFailed: async (kind: string) => row(record.failed?.[kind]),
        kept: async () => [],
      },
      {
        execute: async ({ kind }: { kind: string }) => {
          if (record.running) throw new RejectedError('backup-running');
          requested.push(kind);
        },
      },
      {},
      { source: record.place === null ? null : { place: '/nowhere' } },
      {
        report: async ({ alertId, message }: { alertId: string; message: string | null }) => Object.assign(alerts, { [alertId]: message }),
      },
      { run: (_: unknown, action: () => Promise<void>) => action() },
      settings,
      { next: () => 'id' },
      { now: () => iso(clock.ms) },
      {
        after: (ms: number, action: () => void) => {
          const wait = { ms, action, cancelled: false };
          waits.push(wait);
          return () => {
            wait.cancelled = true;
          };
        },
      },
    ] as unknown as Dependencies),
  );
  /** Goes on by so much, and lets the timer go off. */
  const elapse = async (ms: number) => {
    clock.ms += ms;
    waits.at(-1)?.action();
    for (let turns = 0; turns < 30; turns++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { process, requested, alerts, waits, elapse };
}

const all = { database: noon, models: noon, configuration: noon };

describe('backing up on schedule', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(true));

  it('does nothing where there is no place for backups', async () => {
    const { process, requested, waits } = scheduled({ place: null });
    await process.start();
    expect([requested, waits]).toEqual([[], []]);
  });

  it('begins with everything that was never backed up', async () => {
    const { process, requested } = scheduled({});
    await process.start();
    expect(requested).toEqual(['database', 'models', 'configuration']);
  });

  it('goes on from what is on record: the database after a day, the models after a week, settings that are the same not at all', async () => {
    const { process, requested, elapse } = scheduled({ created: all });
    await process.start();
    await elapse(day - 1);
    expect(requested).toEqual([]);
    await elapse(1);
    expect(requested).toEqual(['database']);
    await elapse(6 * day);
    expect(requested).toEqual(['database', 'database', 'models']);
  });

  it('tries again an hour after a failure, not before', async () => {
    const { process, requested, elapse } = scheduled({
      created: { models: noon, configuration: noon },
      failed: { database: noon - hour / 2 },
    });
    await process.start();
    await process.beginAnew();
    expect(requested).toEqual([]);
    await elapse(hour / 2);
    expect(requested).toEqual(['database']);
    await process.beginAnew();
    expect(requested).toEqual(['database', 'database']);
  });

  it('leaves one that is being made alone, and goes on looking', async () => {
    const { process, requested, waits } = scheduled({ running: true });
    await process.start();
    expect([requested, waits.length]).toEqual([[], 1]);
  });

  it('says that one is overdue, and that it is not any more', async () => {
    const record = { created: { ...all } };
    const { process, alerts, elapse } = scheduled(record);
    await process.start();
    expect(alerts).toEqual({ 'backup-overdue-database': null, 'backup-overdue-models': null });
    await elapse(day + 12 * hour + 1);
    expect(alerts).toEqual({
      'backup-overdue-database': `a backup of the database is overdue: the last one is of ${iso(noon)}`,
      'backup-overdue-models': null,
    });
    record.created.database = noon + 2 * day;
    await elapse(hour);
    expect(alerts['backup-overdue-database']).toBeNull();
  });

  it('stops with the service', async () => {
    const { process, waits } = scheduled({ created: all });
    await process.start();
    await process.onModuleDestroy();
    expect(waits.map(({ cancelled }) => cancelled)).toEqual([true]);
  });
});
