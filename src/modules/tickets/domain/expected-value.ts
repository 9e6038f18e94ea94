import type { GameEra } from '#modules/draws';
import { choose, type Fraction, fraction, plus, times, toNumber } from './fraction';

type Pools = GameEra['pools'];

/** A tier of the prize table, with the exact chance of it. */
export type TierOdds = Readonly<{ tier: string; prize: number | 'jackpot' | 'pari-mutuel'; chance: Fraction }>;

/** The chance of a tier (`3+1`): of so many matches in each pool. */
export function chanceOf(tier: string, pools: Pools): Fraction {
  const matches = tier.split('+').map(Number);
  return Object.values(pools)
    .map(({ pick, size }, index) => {
      const count = matches[index] ?? 0;
      return fraction(choose(pick, count) * choose(size - pick, pick - count), choose(size, pick));
    })
    .reduce(times);
}

/** Every tier of an era's prize table, the rarest first. @returns none where the table is not known or every prize is a share of the stakes */
export function tiersOf({ pools, prizes }: GameEra): TierOdds[] {
  if (prizes === null || prizes === 'pari-mutuel') return [];
  return Object.entries(prizes)
    .map(([tier, prize]) => ({ tier, prize, chance: chanceOf(tier, pools) }))
    .sort((a, b) => toNumber(a.chance) - toNumber(b.chance));
}

/** Expected fixed prizes of a play, in the game's currency (not in cents), exactly. */
export const fixedValue = (tiers: readonly TierOdds[]): Fraction =>
  tiers
    .filter((tier): tier is TierOdds & { prize: number } => typeof tier.prize === 'number')
    .map(({ prize, chance }) => times(fraction(BigInt(prize), 100n), chance))
    .reduce(plus, fraction(0n, 1n));

/** What a jackpot is worth: its cash value, the tax on it, and how many plays it is shared with. */
export type JackpotTerms = Readonly<{
  /** In the game's currency. */
  cash: number;
  /** Share that is kept back, `0..1`. */
  tax: number;
  /** Other plays of the same draw. */
  plays: number;
}>;

/**
 * The part of a jackpot that a winner keeps on average, others winning too: `(1 − e^−λ)/λ`, λ being the number of other winners to be expected. It supposes
 * that others choose as a fair machine would.
 */
export function sharingFactor(plays: number, jackpotChance: number): number {
  const winners = plays * jackpotChance;
  return winners === 0 ? 1 : -Math.expm1(-winners) / winners;
}

/** Expected value of the jackpot's part of a play, in the game's currency. */
export const jackpotValue = ({ cash, tax, plays }: JackpotTerms, jackpotChance: number): number =>
  jackpotChance * cash * (1 - tax) * sharingFactor(plays, jackpotChance);

/** The cash value at which a play is worth its price; null where there is no jackpot. */
export function breakEvenCash(
  price: number,
  fixed: Fraction,
  { tax, plays }: Omit<JackpotTerms, 'cash'>,
  jackpotChance: number,
): number | null {
  const kept = jackpotChance * (1 - tax) * sharingFactor(plays, jackpotChance);
  return kept === 0 ? null : Math.max(0, price - toNumber(fixed)) / kept;
}

/** What a play costs and is worth without tax or sharing, in the game's currency; null where prizes or price are not known. */
export function playValue(era: GameEra): { price: number; fixed: number; breakEvenCash: number | null } | null {
  const tiers = tiersOf(era);
  if (tiers.length === 0 || era.priceCents === null) return null;
  const jackpot = tiers.find(({ prize }) => prize === 'jackpot');
  const [price, fixed] = [era.priceCents / 100, fixedValue(tiers)];
  const chance = jackpot ? toNumber(jackpot.chance) : 0;
  return { price, fixed: toNumber(fixed), breakEvenCash: breakEvenCash(price, fixed, { tax: 0, plays: 0 }, chance) };
}
