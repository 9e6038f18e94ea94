/** How a model did after some of its steps (epochs, rounds, trees), as its skill; more is better. */
export type Rung = Readonly<{ steps: number; skill: number }>;

/** One in so many goes on from a rung, and each rung is so many times as high as the one before. */
export const reduction = 3;

/** The rungs below a number of steps: 1, 3, 9, … */
export function rungsBelow(steps: number): number[] {
  const rungs: number[] = [];
  for (let rung = 1; rung < steps; rung *= reduction) rungs.push(rung);
  return rungs;
}

/**
 * Whether a model goes on from a rung: when it is among the best third of those that have come there, itself included; the first ones need to be the
 * best so far.
 *
 * @param others skills of the others at this rung, those that went on and those that did not
 * @see Li, Jamieson, Rostamizadeh and others, A System for Massively Parallel Hyperparameter Tuning (2020)
 */
export function goesOn(skill: number, others: readonly number[]): boolean {
  const ahead = others.filter((other) => other > skill).length;
  return ahead < Math.max(Math.floor((others.length + 1) / reduction), 1);
}
