import { computed, signal } from '@preact/signals';
import type { BodyOf } from '../api/api';
import { parameter } from '../routing/location';

/** A game as the API tells it. */
export type Game = BodyOf<'/v1/games/{game}'>;

/** The games that there are, once they are read. */
export const games = signal<readonly Game[]>([]);

/** The game that the pages are about. */
export const gameId = computed(() => parameter('game') ?? 'powerball');

/** What is known of it, once it is read. */
export const game = computed(() => games.value.find(({ id }) => id === gameId.value));

/** Its pools in their order, once they are known: the API tells balls by pool in the order of the alphabet. */
export const poolsOfGame = computed(() => Object.keys(game.value?.pools ?? {}));

/** What a pool is called: `White balls`. */
export const poolName = (pool: string): string => game.value?.pools[pool] ?? pool;

/** Something that is told by pool, in the order of the game's pools. */
export function inOrder<Told>(byPool: Readonly<Record<string, Told>>): [string, Told][] {
  const named = poolsOfGame.value.filter((pool) => Object.hasOwn(byPool, pool));
  const others = Object.keys(byPool).filter((pool) => !named.includes(pool));
  return [...named, ...others].map((pool) => [pool, byPool[pool] as Told]);
}
