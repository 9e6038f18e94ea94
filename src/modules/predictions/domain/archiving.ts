import type { ArchivePolicy } from '#events/predictions';

/** A set as archiving looks at it. `isScored`: it was measured against a result of its draw. */
export type ListedSet = Readonly<{ id: string; status: 'current' | 'superseded' | 'scored'; isScored: boolean }>;

/** A set that is to be archived, and by which policy. */
export type ToArchive = Readonly<{ id: string; policy: Exclude<ArchivePolicy, 'request'>; reason: string }>;

/**
 * Which sets of a model lists leave out from now on: of each draw those that the one that counts has superseded, and of those that count all but the newest ones.
 * Nobody looks at how a set did, and one that was not measured yet stays, whatever the policies say.
 *
 * @param sets of one model that are not archived, the newest first
 * @param kept how many that count stay
 */
export function setsToArchive(sets: readonly ListedSet[], kept: number): ToArchive[] {
  const counting = sets.filter(({ status }) => status !== 'superseded');
  const tooMany = new Set(counting.slice(kept).map(({ id }) => id));
  return sets.flatMap(({ id, status, isScored }): ToArchive[] => {
    if (!isScored) return [];
    if (status === 'superseded') return [{ id, policy: 'one-per-draw', reason: 'another set counts for its draw' }];
    return tooMany.has(id) ? [{ id, policy: 'kept-per-model', reason: `its model has ${kept} newer ones` }] : [];
  });
}
