import type { DrawnNumbers, DrawnResult } from '#events/ids';
import { hasTakenPlace, isCalendarDate, isDrawDay, weekdayOf } from './draw-calendar';
import { eraOf, firstDrawOf, type Game, type GameEra, multipliersAt, weekdaysAt } from './game';

/** A draw as somebody tells it. */
export type DrawCandidate = Readonly<{
  date: string;
  numbers: Numbers;
  multiplier: number | null;
  /** Numbers of secondary draws, by their names. */
  secondary?: Readonly<Record<string, Numbers>>;
}>;
type Numbers = Readonly<Record<string, readonly number[]>>;

/** A broken rule, and where: `date`, `numbers.white`, `multiplier`, `secondary.doublePlay.white`. */
export type DrawProblem = Readonly<{ path: string; code: string; message: string }>;

/** A draw that fits the rules of its date. */
export type ValidDraw = DrawnResult & Readonly<{ era: string }>;

/**
 * Checks a draw against the rules that held at its date: a ball of 45 is a legal powerball in 1995 and not today.
 *
 * @param now UTC ISO 8601; a draw whose moment is later has no result yet
 */
export function validateDraw(game: Game, draw: DrawCandidate, now: string): ValidDraw | Readonly<{ problems: readonly DrawProblem[] }> {
  const dateProblem = problemOfDate(game, draw.date, now);
  if (dateProblem) return { problems: [dateProblem] };
  const era = eraOf(game, draw.date);
  const secondary = draw.secondary ?? {};
  const problems = [
    ...problemsOfNumbers(era, draw.numbers),
    ...problemsOfMultiplier(game, draw),
    ...Object.entries(secondary).flatMap(([name, numbers]) => problemsOfSecondary(game, draw.date, name, numbers)),
  ];
  if (problems.length > 0) return { problems };
  return {
    era: era.id,
    numbers: inOrder(era, draw.numbers),
    multiplier: draw.multiplier,
    secondary: Object.fromEntries(Object.entries(secondary).map(([name, numbers]) => [name, inOrder(era, numbers)])),
  };
}

/** Each pool's numbers ascending, pools in the order of the game. */
const inOrder = (era: GameEra, numbers: Numbers): DrawnNumbers =>
  Object.fromEntries(Object.keys(era.pools).map((pool) => [pool, [...(numbers[pool] ?? [])].sort((a, b) => a - b)]));

function problemsOfSecondary(game: Game, date: string, name: string, numbers: Numbers): DrawProblem[] {
  const draw = game.secondary.find((each) => each.name === name);
  const path = `secondary.${name}`;
  if (!draw) return [{ path, code: 'unknown-secondary-draw', message: `${game.name} has no secondary draw ${name}` }];
  if (date < draw.from) return [{ path, code: 'unknown-secondary-draw', message: `${draw.label} began on ${draw.from}` }];
  return problemsOfNumbers(eraOf(game, date), numbers).map(({ path: at, code, message }) => ({
    path: at.replace('numbers', path),
    code,
    message: `${draw.label}: ${message}`,
  }));
}

function problemOfDate(game: Game, date: string, now: string): DrawProblem | undefined {
  const path = 'date';
  if (!isCalendarDate(date)) return { path, code: 'invalid-date', message: `${date} is not a date of the calendar` };
  if (date < firstDrawOf(game))
    return { path, code: 'before-first-draw', message: `${date} is before the first draw of ${game.name}, ${firstDrawOf(game)}` };
  if (!isDrawDay(game, date)) {
    const days = weekdaysAt(game, date).join(', ');
    return { path, code: 'not-a-draw-day', message: `${date} is a ${weekdayOf(date)}; ${game.name} was then drawn on ${days}` };
  }
  if (!hasTakenPlace(game, date, now)) return { path, code: 'future-draw', message: `the draw of ${date} has not taken place yet` };
  return undefined;
}

/** What is wrong with numbers by the rules of an era: those of a draw, or of a ticket. */
export function problemsOfNumbers(era: GameEra, numbers: Numbers): DrawProblem[] {
  const unknown = Object.keys(numbers).filter((pool) => !Object.hasOwn(era.pools, pool));
  const names = Object.keys(era.pools).join(', ');
  return [
    ...unknown.map((pool) => ({ path: `numbers.${pool}`, code: 'unknown-pool', message: `there is no pool ${pool}; there are: ${names}` })),
    ...Object.entries(era.pools).flatMap(([name, pool]) => problemsOfPool(name, pool, numbers[name], era.id)),
  ];
}

function problemsOfPool(
  name: string,
  { pick, size }: GameEra['pools'][string],
  balls: readonly number[] | undefined,
  era: string,
): DrawProblem[] {
  const path = `numbers.${name}`;
  if (balls === undefined) return [{ path, code: 'missing-pool', message: `the ${name} numbers are missing` }];
  if (balls.length !== pick) return [{ path, code: 'wrong-count', message: `${pick} ${name} numbers are drawn, not ${balls.length}` }];
  const problems: DrawProblem[] = [];
  for (const ball of balls) {
    if (!Number.isInteger(ball)) problems.push({ path, code: 'not-an-integer', message: `${name} ${ball} is not a whole number` });
    else if (ball < 1 || ball > size) {
      problems.push({ path, code: 'out-of-range', message: `${name} ${ball} is not between 1 and ${size}, the range since ${era}` });
    }
  }
  if (new Set(balls).size !== balls.length) problems.push({ path, code: 'repeated-ball', message: `a ${name} number is given twice` });
  return problems;
}

function problemsOfMultiplier(game: Game, { date, multiplier }: DrawCandidate): DrawProblem[] {
  const values = multipliersAt(game, date);
  if (multiplier === null || values.includes(multiplier)) return [];
  const right = values.length === 0 ? 'none was drawn then' : `it could be ${values.join(', ')}`;
  return [
    {
      path: 'multiplier',
      code: 'invalid-multiplier',
      message: `${game.multiplier?.label ?? 'a multiplier of'} ${multiplier} is not possible on ${date}: ${right}`,
    },
  ];
}
