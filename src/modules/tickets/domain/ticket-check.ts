import type { DrawnNumbers } from '#events/ids';
import type { TicketScore } from '#events/predictions';
import { eraOf, type Game, ticketProblems } from '#modules/draws';
import { ticketScore } from '#modules/predictions';

/** A draw as a ticket is checked against. */
export type CheckedDraw = Readonly<{
  date: string;
  numbers: DrawnNumbers;
  multiplier: number | null;
  secondary: Readonly<Record<string, DrawnNumbers>>;
  synthetic: boolean;
}>;

/** Where no table tells what wins, results with so many matches are named. */
const unpricedMatchesMin = 2;
/** What is played besides the draw itself. */
export type Extras = Readonly<{ multiplier: boolean; secondary: readonly string[] }>;

/** What a ticket came to in one draw. `draw` is `main`, or the name of a secondary draw. */
export type TicketResult = TicketScore & Readonly<{ date: string; draw: string; multiplier: number | null }>;
export type TicketRecord = Readonly<{
  plays: number;
  /** Draws of eras with other balls, that the ticket could not have been played in. */
  notPlayable: number;
  stakedCents: number | null;
  /** Null where the prize of a result is not known, or is a share of the stakes. */
  wonCents: number | null;
  jackpots: number;
  /** How many of the draws are generated. */
  synthetic: number;
  results: readonly TicketResult[];
}>;

/** What a ticket would have come to in some draws, each by the rules and prizes of its date. Results without a match that counts are not named. */
export function recordOf(numbers: DrawnNumbers, draws: readonly CheckedDraw[], game: Game, extras: Extras): TicketRecord {
  const playable = draws.filter(({ date }) => ticketProblems(eraOf(game, date), numbers).length === 0);
  const results = playable.flatMap((draw) => resultsIn(numbers, draw, game, extras));
  const stakes = playable.map((draw) => stakeOf(draw, game, extras));
  return {
    plays: playable.length,
    notPlayable: draws.length - playable.length,
    stakedCents: stakes.some((stake) => stake === null) ? null : stakes.reduce<number>((sum, stake) => sum + (stake ?? 0), 0),
    wonCents: results.some(isUnpriced) ? null : results.reduce((sum, { prizeCents }) => sum + (prizeCents ?? 0), 0),
    synthetic: playable.filter(({ synthetic }) => synthetic).length,
    jackpots: results.filter(({ prize }) => prize === 'jackpot').length,
    results: results.filter((result) => result.prize !== 'none' && (!isUnpriced(result) || matchesOf(result) >= unpricedMatchesMin)),
  };
}

const isUnpriced = ({ prize }: TicketScore): boolean => prize === 'unknown' || prize === 'pari-mutuel';
const matchesOf = ({ matches }: TicketScore): number => Object.values(matches).reduce((sum, count) => sum + count, 0);

function resultsIn(numbers: DrawnNumbers, draw: CheckedDraw, game: Game, extras: Extras): TicketResult[] {
  const era = eraOf(game, draw.date);
  const factor = extras.multiplier ? draw.multiplier : null;
  const main = { date: draw.date, draw: 'main', multiplier: factor, ...multiplied(ticketScore(numbers, draw.numbers, era), factor, game) };
  const others = game.secondary.flatMap(({ name, prizes }) => {
    const drawn = draw.secondary[name];
    if (!drawn || !extras.secondary.includes(name)) return [];
    return [{ date: draw.date, draw: name, multiplier: null, ...ticketScore(numbers, drawn, { ...era, prizes }) }];
  });
  return [main, ...others];
}

/** A multiplier multiplies fixed prizes, but for those that it makes a prize of its own. */
function multiplied(score: TicketScore, factor: number | null, { multiplier }: Game): TicketScore {
  if (factor === null || score.prize !== 'fixed') return score;
  return { ...score, prizeCents: multiplier?.prizes[score.tier] ?? (score.prizeCents ?? 0) * factor };
}

function stakeOf({ date, multiplier, secondary }: CheckedDraw, game: Game, extras: Extras): number | null {
  const prices = [
    eraOf(game, date).priceCents,
    ...(extras.multiplier && multiplier !== null ? [game.multiplier?.priceCents ?? null] : []),
    ...game.secondary.filter(({ name }) => extras.secondary.includes(name) && secondary[name]).map(({ priceCents }) => priceCents),
  ];
  return prices.some((price) => price === null) ? null : prices.reduce<number>((sum, price) => sum + (price ?? 0), 0);
}
