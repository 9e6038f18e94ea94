import { seededRandom } from '#modules/statistics';
import type { ExperimentRequest, Trial } from '../experiment';
import { gridPoint, gridSize } from './grid-sampler';
import { randomPoint } from './random-sampler';
import { keyOf, type Point, type SearchSpaces } from './search-space';
import { tpePoint, type TriedPoint } from './tpe-sampler';

/** What to try next. */
export type Proposal = Readonly<{ algorithm: string; hyperparameters: Point }>;
/** What a proposal follows from. */
export type SearchSettings = Pick<ExperimentRequest, 'sampler' | 'seed'> & Readonly<{ spaces: SearchSpaces }>;

const baseline: Proposal = { algorithm: 'uniform', hyperparameters: {} };
/** How often a sampler is asked again when it proposes what was tried already; after the first ones at random. */
const attemptsMax = 100;
const tpeAttemptsMax = 10;
/** Fractional part of the golden ratio, of 32 bits: seeds of neighbouring trials have nothing in common. */
const golden = 0x9e3779b9;

/**
 * The next trial: it follows from the settings and the trials so far alone, so that an experiment goes on after a crash as if there had been none.
 *
 * @returns null when there is nothing left that was not tried
 */
export function nextTrial({ spaces, sampler, seed }: SearchSettings, trials: readonly Trial[]): Proposal | null {
  if (trials.length === 0) return baseline;
  const tried = new Set(trials.map(({ algorithm, hyperparameters }) => keyOf(algorithm, hyperparameters)));
  const isNew = ({ algorithm, hyperparameters }: Proposal) => !tried.has(keyOf(algorithm, hyperparameters));
  if (Object.keys(spaces).length === 0) return null;
  if (sampler === 'grid') return firstOf(gridProposals(spaces), isNew);
  const random = seededRandom((seed + Math.imul(trials.length, golden)) >>> 0);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const byTpe = sampler === 'tpe' && attempt < tpeAttemptsMax;
    const proposal = byTpe ? tpeProposal(spaces, trials, random) : randomProposal(spaces, random);
    if (isNew(proposal)) return proposal;
  }
  return firstOf(gridProposals(spaces), isNew);
}

/** The grids of all algorithms in turns, so that none waits for another's end. */
function* gridProposals(spaces: SearchSpaces): Generator<Proposal> {
  const grids = Object.entries(spaces).map(([algorithm, space]) => ({ algorithm, space, size: gridSize(space) }));
  const longest = Math.max(...grids.map(({ size }) => size));
  for (let index = 0; index < longest; index++) {
    for (const { algorithm, space, size } of grids) if (index < size) yield { algorithm, hyperparameters: gridPoint(space, index) };
  }
}

/** The first that is wanted, or null. */
function firstOf(proposals: Iterable<Proposal>, isWanted: (proposal: Proposal) => boolean): Proposal | null {
  for (const proposal of proposals) if (isWanted(proposal)) return proposal;
  return null;
}

function randomProposal(spaces: SearchSpaces, random: () => number): Proposal {
  const names = Object.keys(spaces);
  const algorithm = names[Math.floor(random() * names.length)] as string;
  return { algorithm, hyperparameters: randomPoint(spaces[algorithm] ?? {}, random) };
}

/** First the algorithm, by what all trials tell; then its hyperparameters, by what its own trials tell. */
function tpeProposal(spaces: SearchSpaces, trials: readonly Trial[], random: () => number): Proposal {
  const names = Object.keys(spaces);
  const choice = { algorithm: { kind: 'choice', values: names.map((_, index) => index) } } as const;
  const known = trials.filter(({ algorithm }) => names.includes(algorithm));
  const { algorithm: index = 0 } = tpePoint(
    choice,
    known.map((trial) => triedPoint(trial, { algorithm: names.indexOf(trial.algorithm) })),
    random,
  );
  const algorithm = names[index] as string;
  const own = trials.filter((trial) => trial.algorithm === algorithm).map((trial) => triedPoint(trial, trial.hyperparameters));
  return { algorithm, hyperparameters: tpePoint(spaces[algorithm] ?? {}, own, random) };
}

function triedPoint({ status, skill, rungs }: Trial, point: Point): TriedPoint {
  const last = rungs.at(-1);
  switch (status) {
    case 'completed':
      return { point, outcome: { kind: 'measured', loss: -(skill ?? 0) } };
    case 'pruned':
      return { point, outcome: { kind: 'pruned', steps: last?.steps ?? 0, loss: -(last?.skill ?? 0) } };
    case 'failed':
    case 'running':
      return { point, outcome: { kind: status } };
  }
}
