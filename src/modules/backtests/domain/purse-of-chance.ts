import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import type { GameEra } from '#modules/draws';
import { seededRandom } from '#modules/statistics';

/** Where purses of random tickets are after a draw, won less staked: the one in the middle, and from where to where nineteen of twenty are. */
export type PurseOfChance = Readonly<{ lowCents: number; medianCents: number; highCents: number }>;

type Play = Readonly<{ pools: GameEra['pools']; prizes: GameEra['prizes']; stakedCents: number | null; tickets: number; seed: number }>;
type Prize = Readonly<{ cents: number; chance: number }>;

/** Purses that are played; 2.5 % of them is a whole number. */
const purses = 400;
const alpha = 0.05;

/**
 * Plays random tickets many times, and tells where their purses are. Prizes of lotteries are too lopsided for a formula of a normal distribution. Tickets
 * without a fixed prize are skipped over all at once: how many there are between two wins is geometric. Jackpots count for nothing, as in a standing.
 *
 * @param draws numbers of draws after which it is told, ascending @returns one for each; none where prizes or the price are not known
 */
export function pursesOfChance({ pools, prizes, stakedCents, tickets, seed }: Play, draws: readonly number[]): PurseOfChance[] {
  if (prizes === null || prizes === 'pari-mutuel' || stakedCents === null) return [];
  const table = fixedPrizes(pools, prizes);
  const random = seededRandom(seed);
  const won = draws.map(() => new Float64Array(purses));
  for (let purse = 0; purse < purses; purse++) {
    const played = playedPurse(table, random);
    for (const [place, count] of draws.entries()) (won[place] as Float64Array)[purse] = played(count * tickets);
  }
  const spare = Math.round((purses * alpha) / 2);
  return won.map((cents, place) => {
    const sorted = cents.sort();
    const staked = stakedCents * (draws[place] as number);
    const at = (rank: number) => (sorted[rank] as number) - staked;
    return { lowCents: at(spare), medianCents: at(purses / 2), highCents: at(purses - 1 - spare) };
  });
}

/** The fixed prizes, each with its chance on one ticket. */
function fixedPrizes(pools: GameEra['pools'], prizes: Readonly<Record<string, number | string>>): Prize[] {
  const sizes = Object.values(pools);
  const chanceOf = (tier: string) =>
    tier
      .split('+')
      .map((matches, place) => hypergeometric(Number(matches), sizes[place]?.size ?? 0, sizes[place]?.pick ?? 0, sizes[place]?.pick ?? 0))
      .reduce((all, chance) => all * chance, 1);
  return Object.entries(prizes).flatMap(([tier, cents]) => (typeof cents === 'number' ? [{ cents, chance: chanceOf(tier) }] : []));
}

/** One purse, ticket by ticket. @returns what it has won after so many tickets; asked for with ever more of them */
function playedPurse(table: readonly Prize[], random: () => number): (tickets: number) => number {
  const anyPrize = table.reduce((sum, { chance }) => sum + chance, 0);
  const untilNextWin = () => (anyPrize === 0 ? Number.POSITIVE_INFINITY : 1 + Math.floor(Math.log(1 - random()) / Math.log1p(-anyPrize)));
  let [cents, nextWin] = [0, untilNextWin()];
  return (tickets) => {
    for (; nextWin <= tickets; nextWin += untilNextWin()) cents += prizeAt(table, random() * anyPrize);
    return cents;
  };
}

function prizeAt(table: readonly Prize[], place: number): number {
  let rest = place;
  for (const { cents, chance } of table) {
    if (rest < chance) return cents;
    rest -= chance;
  }
  return table.at(-1)?.cents ?? 0;
}
