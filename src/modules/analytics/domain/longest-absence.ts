/** Up to so many draws are counted exactly; above, the approximation is better than one in a thousand. */
const exactMax = 2_000;
const negligible = 1e-9;
const steps = 1_000;

/**
 * Mean and standard deviation of the longest run of draws without a ball, on a fair machine.
 *
 * @param chance of the ball in a draw, `0..1`
 * @see Feller, An Introduction to Probability Theory and Its Applications I (1968), XIII.7
 */
export function longestAbsence(chance: number, draws: number): { mean: number; deviation: number } {
  if (draws === 0 || chance >= 1) return { mean: 0, deviation: 0 };
  const noRunOf = draws <= exactMax ? noRunExactly : noRunAbout;
  let [mean, square] = [0, 0];
  for (let run = 1; run <= draws; run++) {
    const reached = 1 - noRunOf(run, chance, draws);
    mean += reached;
    square += (2 * run - 1) * reached;
    if (reached < negligible) break;
  }
  return { mean, deviation: Math.sqrt(Math.max(0, square - mean ** 2)) };
}

/** The chance that draws hold no `run` in a row without the ball: the last such run, had it ended with one draw more, would begin after a draw with it. */
export function noRunExactly(run: number, chance: number, draws: number): number {
  const absent = (1 - chance) ** run;
  const none = new Float64Array(draws + 1).fill(1);
  if (run <= draws) none[run] = 1 - absent;
  for (let count = run + 1; count <= draws; count++)
    none[count] = (none[count - 1] as number) - chance * absent * (none[count - run - 1] as number);
  return none[draws] as number;
}

/** The same of many draws. Runs shorter than the mean gap are sure to be there. */
export function noRunAbout(run: number, chance: number, draws: number): number {
  const absent = 1 - chance;
  if ((run + 1) * chance <= 1) return 0;
  const root = smallestRoot(chance * absent ** run, run);
  const log = Math.log((1 - absent * root) / ((run + 1 - run * root) * chance)) - (draws + 1) * Math.log(root);
  return Math.min(1, Math.exp(log));
}

/** The root next to 1 of `1 − x + scale · x^(run + 1)`, by going from 1 upwards. */
function smallestRoot(scale: number, run: number): number {
  let root = 1;
  for (let step = 0; step < steps; step++) {
    const next = 1 + scale * root ** (run + 1);
    if (next - root < 1e-15) return next;
    root = next;
  }
  return root;
}
