import { computed, signal } from '@preact/signals';
import type { BodyOf } from '../api/api';
import { parameter } from '../routing/location';

type Game = BodyOf<'/v1/games/{game}'>;

/** The games that there are, once they are read. */
export const games = signal<readonly Game[]>([]);

/** The game that the pages are about. */
export const gameId = computed(() => parameter('game') ?? 'powerball');

/** Its pools in their order, once they are known: the API tells balls by pool in the order of the alphabet. */
export const poolsOfGame = computed(() => Object.keys(games.value.find(({ id }) => id === gameId.value)?.pools ?? {}));
