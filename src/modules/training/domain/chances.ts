/** Least share of a ball: a network may be sure, and never so sure that a draw costs it infinitely much. */
const shareMin = 1e-9;

/**
 * Shares of the balls as chances: in proportion to the shares and summing to `pick`, each above 0 and none above 1. What a ball has above 1 is
 * shared out among the others.
 *
 * @param shares of every ball, ball 1 first, 0 or more; they sum to 1, or nearly
 * @param pick balls drawn, fewer than there are shares or as many
 * @throws Error when a share is not a finite number
 */
export function chancesOf(shares: readonly number[], pick: number): number[] {
  if (!shares.every(Number.isFinite)) throw new Error('the network has diverged: a share is not a number; a lower learningRate may help');
  const floored = shares.map((share) => Math.max(share, shareMin));
  const total = sumOf(floored);
  let chances = floored.map((share) => (share / total) * pick);
  while (chances.some((chance) => chance > 1)) chances = cappedOnce(chances, pick);
  return chances;
}

/** Caps what is above 1 and scales the others up to what is left; at least one more ball is at 1 then. */
function cappedOnce(chances: readonly number[], pick: number): number[] {
  const full = chances.filter((chance) => chance >= 1).length;
  const rest = sumOf(chances.filter((chance) => chance < 1));
  return chances.map((chance) => (chance >= 1 ? 1 : (chance * (pick - full)) / rest));
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
