import { countState, gapState, rateState, weightedRateState } from './ball-states';
import { calendarState, lastDrawState, pairState, weekdayState } from './draw-states';
import type { Feature } from './feature';

/** Raise it with every change of a formula: models of another version cannot predict with these features. */
export const featuresVersion = 1;

const windows = [5, 10, 20, 50, 100, null] as const;
const halfLives = [5, 20, 100] as const;

const nameOf = (window: number | null) => (window === null ? 'era' : String(window));
const inWords = (window: number | null) => (window === null ? 'all draws of the era so far' : `the last ${window} draws`);

const gap: Feature = {
  name: 'gap',
  entity: 'ball',
  window: null,
  statistic: 'gap',
  formula: 'draws since the ball was last drawn × pick / size, at most 4, divided by 4',
  minimumHistory: 1,
  start: gapState,
};

const counts = windows.map(
  (window): Feature => ({
    name: `count_${nameOf(window)}`,
    entity: 'ball',
    window,
    statistic: 'count',
    formula: `times that the ball was drawn in ${inWords(window)}`,
    minimumHistory: window ?? 1,
    start: (pool) => countState(pool, window),
  }),
);

const rates = windows.map(
  (window): Feature => ({
    name: `rate_${nameOf(window)}`,
    entity: 'ball',
    window,
    statistic: 'rate',
    formula: `share of ${inWords(window)} that had the ball`,
    minimumHistory: window ?? 1,
    start: (pool) => rateState(pool, window),
  }),
);

const weightedRates = halfLives.map(
  (halfLife): Feature => ({
    name: `weighted_rate_${halfLife}`,
    entity: 'ball',
    window: null,
    statistic: 'weighted_rate',
    formula: `share of the draws that had the ball, a draw weighing half of one that came ${halfLife} draws later`,
    minimumHistory: halfLife,
    start: (pool) => weightedRateState(pool, halfLife),
  }),
);

const others: readonly Feature[] = [
  {
    name: 'last_draw',
    entity: 'ball',
    window: 1,
    statistic: 'last_draw',
    formula: '1 when the ball was in the last draw, else 0',
    minimumHistory: 1,
    start: lastDrawState,
  },
  {
    name: 'pair_affinity',
    entity: 'ball',
    window: null,
    statistic: 'pair_affinity',
    formula: 'of the draws that had a ball of the last draw, the share that had this ball too; the mean over the balls of the last draw',
    minimumHistory: 1,
    start: pairState,
  },
  {
    name: 'weekday_rate',
    entity: 'ball',
    window: null,
    statistic: 'weekday_rate',
    formula: "(times that the ball was drawn on the target's weekday + 10 · pick / size) / (draws of that weekday + 10)",
    minimumHistory: 1,
    start: weekdayState,
  },
  {
    name: 'season_sine',
    entity: 'draw',
    window: null,
    statistic: 'season',
    formula: 'sine of the day of the year, a year being a full turn',
    minimumHistory: 0,
    start: () => calendarState((_, { season }) => Math.sin(2 * Math.PI * season)),
  },
  {
    name: 'season_cosine',
    entity: 'draw',
    window: null,
    statistic: 'season',
    formula: 'cosine of the day of the year, a year being a full turn',
    minimumHistory: 0,
    start: () => calendarState((_, { season }) => Math.cos(2 * Math.PI * season)),
  },
];

/** Every feature there is, by entity, window and statistic. */
export const features: readonly Feature[] = [gap, ...counts, ...rates, ...weightedRates, ...others];

/** Features by their names. @throws Error for a name that there is not */
export const featuresNamed = (names: readonly string[]): Feature[] =>
  names.map((name) => {
    const feature = features.find((each) => each.name === name);
    if (!feature) throw new Error(`there is no feature ${name}`);
    return feature;
  });
