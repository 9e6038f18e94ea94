import { RejectedError } from '#events/kernel';
import type { Game } from '../domain/game';
import { rowsMax } from '../sources/parse-draws';

/** The address of a game's official results at their host. @throws RejectedError `sync-not-configured` when the game has none */
export function datasetAddress({ id, openData }: Game, host: string): string {
  if (!openData) throw new RejectedError('sync-not-configured', `the definition of ${id} names no official open data`);
  return `${host}${openData.path}?$limit=${rowsMax}&$order=${openData.orderBy}`;
}
