import { isRejection, type Rejection } from '#events/kernel';
import type { Game } from '#modules/draws';
import type { ImportedRow } from '../../src/modules/draws/domain/import-plan';
import { parseDraws } from '../../src/modules/draws/sources/parse-draws';

/** What a file was read as: its layout and its rows. @throws Error with the refusal when it cannot be read at all */
export async function parsed(game: Game, content: Uint8Array | object | string): Promise<{ layout: string; rows: ImportedRow[] }> {
  const read = await parseDraws(game, typeof content === 'string' ? Buffer.from(content) : content);
  if (isRejection(read)) throw new Error(`${read.rejected}: ${read.detail}`);
  return { layout: read.layout, rows: [...read.batches()].flat() };
}

/** Why a file cannot be read at all. @throws Error when it can */
export async function refusalOf(game: Game, content: Uint8Array | object | string): Promise<Rejection> {
  const read = await parseDraws(game, typeof content === 'string' ? Buffer.from(content) : content);
  if (isRejection(read)) return read;
  throw new Error(`it was read as ${read.layout}`);
}
