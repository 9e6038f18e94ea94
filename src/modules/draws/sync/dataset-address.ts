import { RejectedError } from '#events/kernel';
import type { Game } from '../domain/game';

/** Rows that are asked for at once: more than any lottery has drawn, and as many as Socrata gives. */
const rowsAskedFor = 50_000;

/** The address of a game's official results at their host. @throws RejectedError `sync-not-configured` when the game has none */
export function datasetAddress({ id, openData }: Game, host: string): string {
  if (!openData) throw new RejectedError('sync-not-configured', `the definition of ${id} names no official open data`);
  return `${host}${openData.path}?$limit=${rowsAskedFor}&$order=${openData.orderBy}`;
}
