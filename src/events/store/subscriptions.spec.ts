import { join } from 'node:path';
import type { RecordedEvent } from '#events/kernel';
import { dailyDate } from '../../../test/support/daily-game';
import { appendDraw, logUnderTest } from '../../../test/support/log-under-test';
import { until } from '../../../test/support/until';
import type { SqliteEventLog } from './sqlite-event-log';
import { type ParkedEvent, Subscriptions } from './subscriptions';

const dates = ['2026-11-14', '2026-11-16', '2026-11-18'];

const fail = (_: string, error: unknown) => {
  throw error;
};

describe('a durable subscription', () => {
  let log: SqliteEventLog;
  let file: string;
  let parked: ParkedEvent[];
  let subscriptions: Subscriptions;

  const open = () => new Subscriptions(file, log, async (event) => void parked.push(event), fail, [1, 1]);
  beforeEach(async () => {
    const opened = await logUnderTest();
    log = opened.log;
    file = join(opened.directory, 'subscriptions.db');
    parked = [];
    subscriptions = open();
  });
  afterEach(async () => {
    await subscriptions.close();
    log.close();
  });

  const follow = (handle: (event: RecordedEvent) => Promise<void>, types = ['DrawIngested']) =>
    subscriptions.start({ name: 'note-draws', types, handle });

  it('handles what is there and what comes, in order', async () => {
    const seen: number[] = [];
    await appendDraw(log, dates[0] as string);
    follow(async ({ position }) => void seen.push(position));
    await until(() => seen.length === 1);
    await Promise.all(dates.slice(1).map((date) => appendDraw(log, date)));
    await until(() => seen.length === 3);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('passes over types that it does not want', async () => {
    const seen: number[] = [];
    await Promise.all(dates.map((date) => appendDraw(log, date)));
    follow(async ({ position }) => void seen.push(position), ['ModelTrained']);
    await until(() => subscriptions.position('note-draws') === 3);
    expect(seen).toEqual([]);
  });

  it('handles many that were there, in order, and lets others come in between', async () => {
    const many = Array.from({ length: 450 }, (_, index) => dailyDate(index));
    await Promise.all(many.map((date) => appendDraw(log, date)));
    await appendDraw(log, dates[1] as string);
    const seen: number[] = [];
    let turns = 0;
    const turn = () => {
      turns++;
      if (seen.length < 451) setImmediate(turn);
    };
    turn();
    follow(async ({ position }) => void seen.push(position));
    await until(() => seen.length === 451);
    expect(seen).toEqual(Array.from({ length: 451 }, (_, index) => index + 1));
    expect(turns).toBeGreaterThan(2);
  });

  it('goes on after what it has dealt with when it is opened again', async () => {
    const seen: number[] = [];
    await appendDraw(log, dates[0] as string);
    follow(async ({ position }) => void seen.push(position));
    await until(() => subscriptions.position('note-draws') === 1);
    await subscriptions.close();
    await appendDraw(log, dates[1] as string);
    subscriptions = open();
    follow(async ({ position }) => void seen.push(position));
    await until(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });

  it.each([
    ['ends before its position, as a restored one does', 1],
    ['is another one', 3],
  ])('begins again when the log %s', async (_, events) => {
    const seen: number[] = [];
    await Promise.all(dates.map((date) => appendDraw(log, date)));
    follow(async () => {});
    await until(() => subscriptions.position('note-draws') === 3);
    await subscriptions.close();
    log.close();
    log = (await logUnderTest()).log;
    for (const date of dates.slice(0, events)) await appendDraw(log, date);
    subscriptions = open();
    follow(async ({ position }) => void seen.push(position));
    await until(() => seen.length === events);
    expect(seen).toEqual([1, 2, 3].slice(0, events));
  });

  it('tries again, and is not parked when that helps', async () => {
    let attempts = 0;
    await appendDraw(log, dates[0] as string);
    follow(async () => {
      if (++attempts < 3) throw new Error('not yet');
    });
    await until(() => subscriptions.position('note-draws') === 1);
    expect({ attempts, parked }).toEqual({ attempts: 3, parked: [] });
  });

  it('puts aside what keeps failing, tells of it and goes on', async () => {
    const seen: number[] = [];
    await Promise.all(dates.map((date) => appendDraw(log, date)));
    follow(async ({ position }) => {
      if (position === 2) throw new Error('cannot');
      seen.push(position);
    });
    await until(() => subscriptions.position('note-draws') === 3);
    expect(seen).toEqual([1, 3]);
    expect(parked).toEqual([{ subscriber: 'note-draws', position: 2, attempts: 3, reason: 'cannot' }]);
  });

  it('handles what it put aside when it is told to', async () => {
    const seen: number[] = [];
    let isWell = false;
    await appendDraw(log, dates[0] as string);
    follow(async ({ position }) => {
      if (!isWell) throw new Error('cannot');
      seen.push(position);
    });
    await until(() => parked.length === 1);
    expect([subscriptions.has('note-draws'), subscriptions.has('others')]).toEqual([true, false]);
    await expect(subscriptions.retry('note-draws', 1)).rejects.toThrow('cannot');
    isWell = true;
    await subscriptions.retry('note-draws', 1);
    expect(seen).toEqual([1]);
  });

  it('is stopped at once while it waits to try again, and tries again when it is opened', async () => {
    await subscriptions.close();
    subscriptions = new Subscriptions(file, log, async (event) => void parked.push(event), fail, [60_000]);
    const tried: number[] = [];
    const failing = async ({ position }: RecordedEvent) => {
      tried.push(position);
      if (tried.length === 1) throw new Error('not yet');
    };
    await appendDraw(log, dates[0] as string);
    follow(failing);
    await until(() => tried.length === 1);
    await subscriptions.close();
    subscriptions = open();
    follow(failing);
    await until(() => subscriptions.position('note-draws') === 1);
    expect({ tried, parked }).toEqual({ tried: [1, 1], parked: [] });
  });
});
