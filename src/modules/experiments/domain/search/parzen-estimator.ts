import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { axisOf } from './axis';
import type { Dimension, Point, SearchSpace } from './search-space';

/** A density over a space, made of points: one kernel a point, and a wide one for everywhere. */
export type ParzenEstimator = Readonly<{
  sample: (random: () => number) => Point;
  /** Natural logarithm of the density. */
  logDensity: (point: Point) => number;
}>;

/** The kernels along one dimension, the wide one last. */
type Kernels = Readonly<{
  sample: (kernel: number, random: () => number) => number;
  /** What each kernel makes of a value, as logarithms. */
  logDensities: (value: number) => Float64Array;
}>;

/** Points that count fully; the older they are beyond these, the less they count. */
const recentPoints = 25;
/** No kernel is narrower than this part of its axis, however many points there are. */
const narrowest = 100;
const logRootTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * Kernels on all dimensions at once: a kernel of the first point is at that point's place in every dimension.
 *
 * @param points in the order of their age, the oldest first
 * @see Watanabe, Tree-Structured Parzen Estimator: Understanding Its Algorithm Components and Their Roles (2023), with Optuna's numbers; see the decision record on experiments for the kernels' widths
 */
export function parzenEstimator(space: SearchSpace, points: readonly Point[]): ParzenEstimator {
  const weights = weightsOf(points.length);
  const logWeights = weights.map(Math.log);
  const names = Object.keys(space);
  const kernels = Object.entries(space).map(([name, dimension]) => {
    const values = points.map((point) => point[name] as number);
    return dimension.kind === 'choice' ? choiceKernels(dimension.values, values) : rangeKernels(dimension, values);
  });
  return {
    sample: (random) => {
      const kernel = chosen(weights, random);
      return Object.fromEntries(names.map((name, index) => [name, (kernels[index] as Kernels).sample(kernel, random)]));
    },
    logDensity: (point) => {
      const sums = Float64Array.from(logWeights);
      for (const [index, name] of names.entries()) {
        const densities = (kernels[index] as Kernels).logDensities(point[name] as number);
        for (let kernel = 0; kernel < sums.length; kernel++) sums[kernel] = (sums[kernel] as number) + (densities[kernel] as number);
      }
      return logSumExp(sums);
    },
  };
}

/** Shares of the points' kernels and, last, of the wide one. */
function weightsOf(count: number): number[] {
  const older = Math.max(count - recentPoints, 0);
  const ramp = Array.from({ length: older }, (_, index) => (older === 1 ? 1 / count : 1 / count + ((1 - 1 / count) * index) / (older - 1)));
  const weights = [...ramp, ...new Array<number>(count - older).fill(1), 1];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Normal distributions cut off at the ends of the axis. */
function rangeKernels(dimension: Extract<Dimension, { kind: 'range' }>, values: readonly number[]): Kernels {
  const { low, high, of, at } = axisOf(dimension);
  const width = high - low;
  const means = [...values.map(of), (low + high) / 2];
  const least = width / Math.min(narrowest, values.length + 2);
  const deviations = [
    ...distancesToNeighbours(means)
      .map((distance) => Math.min(Math.max(distance, least), width))
      .slice(0, -1),
    width,
  ];
  const below = means.map((mean, kernel) => normalCdf(low, mean, deviations[kernel] as number));
  const above = means.map((mean, kernel) => normalCdf(high, mean, deviations[kernel] as number));
  const logScales = deviations.map(
    (each, kernel) => Math.log(each * ((above[kernel] as number) - (below[kernel] as number))) + logRootTwoPi,
  );
  return {
    sample: (kernel, random) => {
      const share = (below[kernel] as number) + random() * ((above[kernel] as number) - (below[kernel] as number));
      return at(normalQuantile(share, means[kernel] as number, deviations[kernel] as number));
    },
    logDensities: (value) => {
      const place = of(value);
      return Float64Array.from(means, (mean, kernel) => {
        const distance = (place - mean) / (deviations[kernel] as number);
        return -0.5 * distance * distance - (logScales[kernel] as number);
      });
    },
  };
}

/** How far each place is from the further one of its two neighbours: kernels are narrow where points are dense. */
function distancesToNeighbours(places: readonly number[]): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] as number) - (places[b] as number));
  const distances = new Array<number>(places.length).fill(0);
  for (let at = 1; at < order.length; at++) {
    const [left, right] = [order[at - 1] as number, order[at] as number];
    const distance = (places[right] as number) - (places[left] as number);
    distances[left] = Math.max(distances[left] as number, distance);
    distances[right] = Math.max(distances[right] as number, distance);
  }
  return distances;
}

/** Each kernel gives its own value the most and every other one a little, the less the more points there are. */
function choiceKernels(choices: readonly number[], values: readonly number[]): Kernels {
  const least = 1 / (values.length + 1);
  const own = (1 + least) / (1 + choices.length * least);
  const other = least / (1 + choices.length * least);
  const probabilities = [
    ...values.map((value) => choices.map((choice) => (choice === value ? own : other))),
    choices.map(() => 1 / choices.length),
  ];
  return {
    sample: (kernel, random) => choices[chosen(probabilities[kernel] as number[], random)] as number,
    logDensities: (value) => {
      const index = choices.indexOf(value);
      return Float64Array.from(probabilities, (each) => Math.log(each[index] as number));
    },
  };
}

/** An index, each as likely as its share says. */
function chosen(shares: readonly number[], random: () => number): number {
  let rest = random();
  for (const [index, share] of shares.entries()) {
    rest -= share;
    if (rest < 0) return index;
  }
  return shares.length - 1;
}

function logSumExp(values: Float64Array): number {
  const most = values.reduce((max, value) => Math.max(max, value), Number.NEGATIVE_INFINITY);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
