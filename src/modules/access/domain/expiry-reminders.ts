import type { Role } from '#events/access';

/** An active key, as reminders see it: how long it was given for, and how long it is still good, in milliseconds; infinite where it does not end. */
export type ActiveKey = Readonly<{ id: string; name: string; role: Role; expiresAt: string | null; givenMs: number; leftMs: number }>;

const dayMs = 86_400_000;
/** So long before it ends somebody is reminded of a key. */
const remindedMs = 7 * dayMs;
/** Where nobody could issue another one afterwards, somebody is reminded sooner. */
const lastAdminRemindedMs = 14 * dayMs;

/** What to say of a key that ends within a week; null of all others. One that was given for less than two weeks is meant to end. */
export function reminderOf({ id, name, expiresAt, givenMs, leftMs }: ActiveKey): string | null {
  if (leftMs > remindedMs || givenMs < 2 * remindedMs) return null;
  return `the key ${id} (${name}) is good until ${expiresAt}: issue another one, and give it to whoever uses this one`;
}

/** What to say where in two weeks no key could issue others any more; null where one could. */
export function lastAdminReminder(keys: readonly ActiveKey[]): string | null {
  const admins = keys.filter(({ role }) => role === 'admin');
  if (admins.some(({ leftMs }) => leftMs > lastAdminRemindedMs)) return null;
  const [last] = admins.toSorted((a, b) => b.leftMs - a.leftMs);
  return last === undefined
    ? 'no key can issue others any more: stop the service, keys create --role admin, start it'
    : `the last key that can issue others is good until ${last.expiresAt}: issue another one with the role admin`;
}
