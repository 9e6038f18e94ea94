import type { DrawnNumbers } from '#events/ids';
import { hasTakenPlace, isCalendarDate, isDrawDay, weekdayOf } from './draw-calendar';
import { eraOf, firstDrawOf, type Game, type GameEra, multipliersAt, weekdaysAt } from './game';

/** A draw as somebody tells it. */
export type DrawCandidate = Readonly<{ date: string; numbers: Readonly<Record<string, readonly number[]>>; multiplier: number | null }>;

/** A broken rule. */
export type DrawProblem = Readonly<{ code: string; message: string }>;

/** A draw that fits the rules of its date. */
export type ValidDraw = Readonly<{ era: string; numbers: DrawnNumbers; multiplier: number | null }>;

/**
 * Checks a draw against the rules that held at its date: a ball of 45 is a legal powerball in 1995 and not today.
 *
 * @param now UTC ISO 8601; a draw whose moment is later has no result yet
 */
export function validateDraw(game: Game, draw: DrawCandidate, now: string): ValidDraw | Readonly<{ problems: readonly DrawProblem[] }> {
  const dateProblem = problemOfDate(game, draw.date, now);
  if (dateProblem) return { problems: [dateProblem] };
  const era = eraOf(game, draw.date);
  const problems = [...problemsOfNumbers(era, draw.numbers), ...problemsOfMultiplier(game, draw)];
  if (problems.length > 0) return { problems };
  const numbers = Object.fromEntries(Object.keys(era.pools).map((pool) => [pool, [...(draw.numbers[pool] ?? [])].sort((a, b) => a - b)]));
  return { era: era.id, numbers, multiplier: draw.multiplier };
}

function problemOfDate(game: Game, date: string, now: string): DrawProblem | undefined {
  if (!isCalendarDate(date)) return { code: 'invalid-date', message: `${date} is not a date of the calendar` };
  if (date < firstDrawOf(game))
    return { code: 'before-first-draw', message: `${date} is before the first draw of ${game.name}, ${firstDrawOf(game)}` };
  if (!isDrawDay(game, date)) {
    const days = weekdaysAt(game, date).join(', ');
    return { code: 'not-a-draw-day', message: `${date} is a ${weekdayOf(date)}; ${game.name} was then drawn on ${days}` };
  }
  if (!hasTakenPlace(game, date, now)) return { code: 'future-draw', message: `the draw of ${date} has not taken place yet` };
  return undefined;
}

function problemsOfNumbers(era: GameEra, numbers: DrawCandidate['numbers']): DrawProblem[] {
  const unknown = Object.keys(numbers).filter((pool) => !Object.hasOwn(era.pools, pool));
  const names = Object.keys(era.pools).join(', ');
  return [
    ...unknown.map((pool) => ({ code: 'unknown-pool', message: `there is no pool ${pool}; there are: ${names}` })),
    ...Object.entries(era.pools).flatMap(([name, pool]) => problemsOfPool(name, pool, numbers[name], era.id)),
  ];
}

function problemsOfPool(
  name: string,
  { pick, size }: GameEra['pools'][string],
  balls: readonly number[] | undefined,
  era: string,
): DrawProblem[] {
  if (balls === undefined) return [{ code: 'missing-pool', message: `the ${name} numbers are missing` }];
  if (balls.length !== pick) return [{ code: 'wrong-count', message: `${pick} ${name} numbers are drawn, not ${balls.length}` }];
  const problems: DrawProblem[] = [];
  for (const ball of balls) {
    if (!Number.isInteger(ball)) problems.push({ code: 'not-an-integer', message: `${name} ${ball} is not a whole number` });
    else if (ball < 1 || ball > size) {
      problems.push({ code: 'out-of-range', message: `${name} ${ball} is not between 1 and ${size}, the range since ${era}` });
    }
  }
  if (new Set(balls).size !== balls.length) problems.push({ code: 'repeated-ball', message: `a ${name} number is given twice` });
  return problems;
}

function problemsOfMultiplier(game: Game, { date, multiplier }: DrawCandidate): DrawProblem[] {
  const values = multipliersAt(game, date);
  if (multiplier === null || values.includes(multiplier)) return [];
  const right = values.length === 0 ? 'none was drawn then' : `it could be ${values.join(', ')}`;
  return [{ code: 'invalid-multiplier', message: `${game.multiplier.name} ${multiplier} is not possible on ${date}: ${right}` }];
}
