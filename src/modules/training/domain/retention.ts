/** A model as retention looks at it. */
export type KeptOrNot = Readonly<{ id: string; status: 'idle' | 'retired' | 'archived' }>;

/**
 * The models of a slot that are too many: beyond the newest `kept` that are not archived, never champions, and without a prediction.
 *
 * @param models of one slot, the oldest first
 * @param needed ids of champions, and of models that predictions refer to
 */
export function beyondRetention<Model extends KeptOrNot>(models: readonly Model[], kept: number, needed: ReadonlySet<string>): Model[] {
  const present = models.filter(({ status }) => status !== 'archived');
  return present.slice(0, Math.max(0, present.length - kept)).filter(({ id }) => !needed.has(id));
}
