/** How far learning is: of which pool, how many steps (epochs, trees) of how many, and the loss after the last one, where it is known. */
export type LearningStep = Readonly<{ pool: string; done: number; total: number; loss: number | null }>;

/** How far a training is. It learns twice: from the earlier draws, to be measured on the later ones, then from all. */
export type TrainingProgress = LearningStep & Readonly<{ phase: 'measuring' | 'learning' }>;

/** The loss after each epoch, by pool. */
export type LearningCurve = Readonly<Record<string, readonly number[]>>;

/** The curve with a step more. */
export const withStep = (curve: LearningCurve, { pool, loss }: LearningStep): LearningCurve =>
  loss === null ? curve : { ...curve, [pool]: [...(curve[pool] ?? []), loss] };

/**
 * Milliseconds that a training goes on for, as far as can be told: each pool takes as long as another, and both phases do.
 *
 * @param elapsedMs since the training began
 */
export function remainingMs({ phase, pool, done, total }: TrainingProgress, pools: readonly string[], elapsedMs: number): number {
  const ofPhase = (pools.indexOf(pool) + done / total) / pools.length;
  const share = (ofPhase + (phase === 'learning' ? 1 : 0)) / 2;
  return Math.round((elapsedMs / share) * (1 - share));
}
