import type { ToolChances } from './tools';

/** How tools' weights learn. */
export type WeightSettings = Readonly<{
  /** How fast: the power of each draw's mean likelihood a ball, above 0. */
  learningRate: number;
  /** Share of the weights that is spread anew after each draw, `0..1`: a tool that was wrong for long can come back. */
  forgetting: number;
}>;

/** What the weights were before a draw, by its place. */
export type WeightsBefore = readonly (readonly number[])[];

/**
 * Weights that learn from each draw in turn: each tool's weight grows with the chances that it gave the balls drawn. Whatever the draws, the log loss of
 * the tools' mean by these weights is above that of the best of them by `balls drawn · ln(tools) / learningRate` in all at most, with a learning rate of 1 at
 * most and when nothing is forgotten.
 *
 * @param tools each one's chances of every draw; the first `from` draws are not learnt from
 * @param start weights before the draw `from`, summing to 1
 * @returns weights before each draw from `from` on, the next one included
 * @see Vovk, Aggregating Strategies (1990); Herbster and Warmuth, Tracking the Best Expert (1998), fixed share
 */
export function learntWeights(
  tools: readonly ToolChances[],
  draws: readonly (readonly number[])[],
  { from, start, settings }: Readonly<{ from: number; start: readonly number[]; settings: WeightSettings }>,
): WeightsBefore {
  const before: (readonly number[])[] = [start];
  for (const [index, drawn] of draws.slice(from).entries()) {
    const likelihoods = tools.map((chances) => meanLog(chances[from + index] ?? [], drawn));
    before.push(afterDraw(before.at(-1) as readonly number[], likelihoods, settings));
  }
  return before;
}

/** All tools alike. */
export const evenWeights = (tools: number): number[] => new Array<number>(tools).fill(1 / tools);

function afterDraw(weights: readonly number[], logLikelihoods: readonly number[], { learningRate, forgetting }: WeightSettings): number[] {
  const most = Math.max(...logLikelihoods);
  const grown = weights.map((weight, tool) => weight * Math.exp(learningRate * ((logLikelihoods[tool] as number) - most)));
  const total = grown.reduce((sum, weight) => sum + weight, 0);
  return grown.map((weight) => (1 - forgetting) * (weight / total) + forgetting / weights.length);
}

/** Mean logarithm of the chances of the balls that were drawn. */
const meanLog = (chances: readonly number[], drawn: readonly number[]): number =>
  drawn.reduce((sum, ball) => sum + Math.log(chances[ball - 1] as number), 0) / drawn.length;
