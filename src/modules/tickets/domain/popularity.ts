/** Something about a ticket that many people choose: the ticket wins as often as any, and shares a jackpot with more of them. */
export type PopularPattern = Readonly<{ pattern: string; reason: string }>;

type Numbers = Readonly<Record<string, readonly number[]>>;
type Check = Readonly<{ pattern: string; reason: string; isIn: (balls: readonly number[], size: number) => boolean }>;

const steps = (balls: readonly number[]): number[] => balls.slice(1).map((ball, index) => ball - (balls[index] as number));
const allEqual = (values: readonly number[]): boolean => new Set(values).size === 1;

const checks: readonly Check[] = [
  {
    pattern: 'dates',
    reason: 'all balls are 31 or less, as in dates: many choose birthdays',
    isIn: (balls, size) => size > 31 && balls.every((ball) => ball <= 31),
  },
  {
    pattern: 'sequence',
    reason: 'the balls are in equal steps: thousands choose 1 2 3 4 5, or 5 10 15 20 25',
    isIn: (balls) => balls.length >= 3 && allEqual(steps(balls)),
  },
  {
    pattern: 'neighbours',
    reason: 'three or more balls in a row',
    isIn: (balls) => steps(balls).some((step, index, all) => step === 1 && all[index + 1] === 1),
  },
  {
    pattern: 'same-ending',
    reason: 'all balls end in the same digit: a column of the play slip',
    isIn: (balls) => balls.length >= 3 && allEqual(balls.map((ball) => ball % 10)),
  },
  {
    pattern: 'same-ten',
    reason: 'all balls are of the same ten: a row of the play slip',
    isIn: (balls) => balls.length >= 3 && allEqual(balls.map((ball) => Math.floor((ball - 1) / 10))),
  },
  {
    pattern: 'multiples',
    reason: 'all balls are multiples of one number above 2',
    isIn: (balls) => balls.length >= 3 && [3, 4, 5, 6, 7, 8, 9, 10].some((factor) => balls.every((ball) => ball % factor === 0)),
  },
];

/** What of a ticket's largest pool many people would choose too. @param balls ascending @param size balls there are */
export const popularPatterns = (balls: readonly number[], size: number): PopularPattern[] =>
  checks.filter(({ isIn }) => isIn(balls, size)).map(({ pattern, reason }) => ({ pattern, reason }));

/** The same for a ticket, and that its numbers were drawn before. @param drawnOn dates on which exactly these numbers were drawn */
export function adviceOn(
  numbers: Numbers,
  pools: Readonly<Record<string, { size: number }>>,
  drawnOn: readonly string[],
): PopularPattern[] {
  const [largest = ''] = Object.keys(numbers).sort((a, b) => (numbers[b]?.length ?? 0) - (numbers[a]?.length ?? 0));
  const found = popularPatterns(
    [...(numbers[largest] ?? [])].sort((a, b) => a - b),
    pools[largest]?.size ?? 0,
  );
  if (drawnOn.length === 0) return found;
  const reason = `these numbers were drawn on ${drawnOn.join(', ')}: some play past results`;
  return [...found, { pattern: 'drawn-before', reason }];
}
