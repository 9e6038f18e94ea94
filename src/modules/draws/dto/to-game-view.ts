import { type Game, type GameEra, jackpotOdds } from '../domain/game';
import type { EraView, GameView } from './games.view';

/** A game as the API shows it. */
export const toGameView = (
  { id, name, timeZone, drawTime, currency, pools, multiplier, secondary, eras, unverified }: Game,
  { draws, synthetic }: { draws: number; synthetic: number },
): GameView => ({
  id,
  name,
  timeZone,
  drawTime,
  currency,
  pools: Object.fromEntries(Object.entries(pools).map(([pool, { label }]) => [pool, label])),
  multiplier: multiplier && {
    name: multiplier.name,
    label: multiplier.label,
    priceCents: multiplier.priceCents,
    prizes: multiplier.prizes,
    periods: multiplier.periods,
    promotions: multiplier.promotions,
  },
  secondary: secondary.map(({ columns: _, ...draw }) => draw),
  eras: eras.map(toEraView),
  unverified,
  draws,
  syntheticDraws: synthetic,
});

const toEraView = (era: GameEra): EraView => ({ ...era, jackpotOdds: jackpotOdds(era) });
