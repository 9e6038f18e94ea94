import { dueMs, isOverdue } from './policy';

const [hour, day] = [3_600_000, 86_400_000];
const made = (createdMs: number | null, failedMs: number | null = null) => ({ createdMs, failedMs });

describe('the schedule of backups', () => {
  it('begins at once, and goes on from the last one that is on record', () => {
    expect(dueMs(made(null), day)).toBe(0);
    expect(dueMs(made(5 * day), day)).toBe(6 * day);
  });

  it('tries again an hour after a failure, and forgets a failure that a backup came after', () => {
    expect(dueMs(made(null, 7 * day), day)).toBe(7 * day + hour);
    expect(dueMs(made(5 * day, 6 * day + 2 * hour), day)).toBe(6 * day + 3 * hour);
    expect(dueMs(made(5 * day, 4 * day), day)).toBe(6 * day);
  });

  it('says that one is overdue half a day after it was due, and leaves a service that has just started the time to make it', () => {
    const at = (nowMs: number, sinceMs = 0) => isOverdue(made(5 * day), day, { nowMs, sinceMs });
    expect([at(6 * day + 12 * hour), at(6 * day + 12 * hour + 1)]).toEqual([false, true]);
    expect([at(9 * day, 9 * day), at(9 * day + 13 * hour, 9 * day)]).toEqual([false, true]);
    expect(isOverdue(made(null), day, { nowMs: 13 * hour, sinceMs: 0 })).toBe(true);
  });
});
