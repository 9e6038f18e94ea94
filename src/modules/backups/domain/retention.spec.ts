import fc from 'fast-check';
import { backupKinds, policies } from './policy';
import { type KeptBackup, removable } from './retention';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-20T12:00:00.000Z');
const daysAgo = (id: string, days: number, isVerified = true, kind: KeptBackup['kind'] = 'database'): KeptBackup => ({
  ...{ id, kind, isVerified },
  createdMs: nowMs - days * dayMs,
});
const ids = (backups: readonly KeptBackup[]) => backups.map(({ id }) => id);

const someBackups = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...backupKinds),
      createdMs: fc.integer({ min: 0, max: 500 }).map((days) => nowMs - days * dayMs),
      isVerified: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((backups) => backups.map((backup, index) => ({ ...backup, id: `backup-${index}` })));

describe('retention', () => {
  it('removes what is older than its kind is kept', () => {
    const databases = [daysAgo('a', 40), daysAgo('b', 30.5), daysAgo('c', 29), daysAgo('d', 0)];
    expect(ids(removable(databases, nowMs))).toEqual(['a', 'b']);
    const models = [daysAgo('e', 91, true, 'models'), daysAgo('f', 60, true, 'models')];
    expect(ids(removable([...databases, ...models], nowMs))).toEqual(['a', 'b', 'e']);
  });

  it('never removes the newest one that was verified, nor those after it, however old they are', () => {
    expect(ids(removable([daysAgo('a', 400), daysAgo('b', 300), daysAgo('c', 200, false)], nowMs))).toEqual(['a']);
    expect(ids(removable([daysAgo('a', 400, false), daysAgo('b', 300, false)], nowMs))).toEqual([]);
  });

  it('removes nothing young, nothing that stands behind one that is kept, and nothing the second time', () => {
    fc.assert(
      fc.property(someBackups, (backups) => {
        const removed = removable(backups, nowMs);
        const kept = backups.filter((backup) => !removed.includes(backup));
        for (const { kind, createdMs } of removed) {
          expect(nowMs - createdMs).toBeGreaterThan(policies[kind].keptDays * dayMs);
          // Whoever is kept and was there before, if anybody, is younger than it may be: the chain from it on is whole.
          const verified = kept.filter((each) => each.kind === kind && each.isVerified);
          expect(verified.some((each) => each.createdMs >= createdMs)).toBe(true);
          expect(kept.filter((each) => each.kind === kind && each.createdMs < createdMs)).toEqual([]);
        }
        expect(removable(kept, nowMs)).toEqual([]);
      }),
    );
  });

  it('keeps a verified backup of each kind that had one', () => {
    fc.assert(
      fc.property(someBackups, (backups) => {
        const removed = removable(backups, nowMs);
        for (const kind of backupKinds) {
          const had = backups.some((each) => each.kind === kind && each.isVerified);
          const has = backups.some((each) => each.kind === kind && each.isVerified && !removed.includes(each));
          expect(has).toBe(had);
        }
      }),
    );
  });
});
