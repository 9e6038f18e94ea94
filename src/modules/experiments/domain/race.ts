import { algorithmNamed, type Race, rungsBelow } from '#modules/training';
import type { Trial } from './experiment';

/**
 * The race that a trial runs against others of its algorithm: at each rung below its own number of steps it meets those that were there before.
 *
 * @returns null for an algorithm that does not learn in steps
 */
export function raceOf(
  { algorithm, hyperparameters }: Pick<Trial, 'algorithm' | 'hyperparameters'>,
  trials: readonly Trial[],
): Race | null {
  const stepsBy = algorithmNamed(algorithm)?.stepsBy;
  if (stepsBy === undefined) return null;
  const others = trials.filter((trial) => trial.algorithm === algorithm && trial.status !== 'running');
  const skillsAt = (steps: number) => others.flatMap(({ rungs }) => rungs.filter((rung) => rung.steps === steps).map(({ skill }) => skill));
  return { stepsBy, rungs: rungsBelow(hyperparameters[stepsBy] as number).map((steps) => ({ steps, others: skillsAt(steps) })) };
}
