import { gameId } from '../../frame/game';
import { count } from '../../parts/numbers';
import { parameter } from '../../routing/location';

/** The draws that every topic is about: the game, and the era that was chosen. */
export const series = () => ({ path: { game: gameId.value }, query: { era: parameter('era') } });

/** What a series of draws is, in words. */
export const seriesInWords = ({ draws, from, to }: Readonly<{ draws: number; from: string | null; to: string | null }>): string =>
  `${count(draws)} draws${from && to ? ` from ${from} to ${to}` : ''}`;
