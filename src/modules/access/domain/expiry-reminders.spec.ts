import { type ActiveKey, lastAdminReminder, reminderOf } from './expiry-reminders';

const day = 86_400_000;
const endless: ActiveKey = { id: 'one', name: 'mine', role: 'admin', expiresAt: null, givenMs: Infinity, leftMs: Infinity };
const ending = (leftMs: number, expiresAt = '2026-11-27T12:00:00.000Z'): ActiveKey => ({
  ...endless,
  expiresAt,
  givenMs: 90 * day,
  leftMs,
});

describe('reminders of keys that end', () => {
  it('are of the last week of a key that was given for two weeks or more', () => {
    expect(reminderOf(endless)).toBeNull();
    expect(reminderOf(ending(7 * day + 1))).toBeNull();
    expect(reminderOf(ending(7 * day))).toContain('the key one (mine) is good until 2026-11-27T12:00:00.000Z');
    expect(reminderOf({ ...ending(day), givenMs: 14 * day })).not.toBeNull();
    expect(reminderOf({ ...ending(day), givenMs: 14 * day - 1 })).toBeNull();
  });

  it('say in time that nobody could issue keys any more', () => {
    const viewer: ActiveKey = { ...endless, role: 'viewer' };
    expect(lastAdminReminder([viewer, endless])).toBeNull();
    expect(lastAdminReminder([ending(14 * day + 1)])).toBeNull();
    expect(lastAdminReminder([ending(day), endless])).toBeNull();
    expect(lastAdminReminder([ending(day, 'soon'), ending(14 * day, 'last'), viewer])).toContain('is good until last');
    expect(lastAdminReminder([viewer])).toContain('no key can issue others any more');
  });
});
