import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Game } from '../domain/game';
import { GameDefinition } from '../domain/game-definition';

/** Reads every game's definition from a directory. @throws Error naming the file and each field that is wrong */
export function loadGames(directory: string): Game[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => loadGame(join(directory, name)));
}

function loadGame(file: string): Game {
  const read = GameDefinition.safeParse(jsonIn(file));
  if (read.success) return read.data;
  throw new Error(`${file} is not a game: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
