import { RejectedError } from '#events/kernel';
import type { Game } from '../domain/game';
import { type DrawCandidate, type ValidDraw, validateDraw } from '../domain/validate-draw';

/** A draw that fits the rules of its date. @throws RejectedError `invalid-draw` naming every rule that is broken */
export function assertValid(game: Game, candidate: DrawCandidate, now: string): ValidDraw {
  const checked = validateDraw(game, candidate, now);
  if (!('problems' in checked)) return checked;
  const errors = checked.problems.map(({ path, message }) => ({ path: path === 'multiplier' ? 'powerPlay' : path, message }));
  throw new RejectedError('invalid-draw', errors.map(({ message }) => message).join('; '), { errors });
}
