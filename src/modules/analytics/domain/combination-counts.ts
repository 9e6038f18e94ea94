import type { SeriesPool } from './draw-series';
import type { Tally } from './statistic';

/** Codes up to here are counted in an array; above, in a map of those that were drawn. */
const denseMax = 1_000_000;

/** How often each combination of some balls was drawn. */
export class CombinationCounts implements Tally {
  /** Combinations that were drawn at least once. */
  drawn = 0;
  private readonly base: number;
  private readonly choices: readonly (readonly number[])[];
  private readonly dense: Uint32Array | null;
  private readonly sparse = new Map<number, number>();

  /** @param size balls of a combination */
  constructor(
    readonly pool: SeriesPool,
    readonly size: number,
  ) {
    this.base = pool.size + 1;
    this.choices = [...choicesOf(pool.pick, size)];
    this.dense = this.base ** size <= denseMax ? new Uint32Array(this.base ** size) : null;
  }

  add(balls: Uint8Array): void {
    for (const places of this.choices) {
      let code = 0;
      for (const place of places) code = code * this.base + (balls[place] as number);
      const count = this.countOf(code);
      if (count === 0) this.drawn++;
      if (this.dense) this.dense[code] = count + 1;
      else this.sparse.set(code, count + 1);
    }
  }

  /** Those that were drawn: the balls' code, and how often. */
  *counts(): Generator<readonly [code: number, count: number]> {
    if (!this.dense) return yield* this.sparse;
    for (const [code, count] of this.dense.entries()) if (count > 0) yield [code, count];
  }

  /** Those drawn most, and among equals the first ones by their balls. */
  top(limit: number): { balls: number[]; count: number }[] {
    const least = this.leastOfTop(limit);
    return [...this.counts()]
      .filter(([, count]) => count >= least)
      .sort(([codeA, a], [codeB, b]) => b - a || codeA - codeB)
      .slice(0, limit)
      .map(([code, count]) => ({ balls: this.ballsOf(code), count }));
  }

  /** Some that were never drawn: the first ones by their balls. */
  firstNever(limit: number): { balls: number[] }[] {
    const never: { balls: number[] }[] = [];
    for (const places of choicesOf(this.pool.size, this.size)) {
      if (never.length === limit) break;
      const balls = places.map((place) => place + 1);
      if (this.countOf(balls.reduce((code, ball) => code * this.base + ball, 0)) === 0) never.push({ balls });
    }
    return never;
  }

  /** The count that the last one of the top has: what is below needs no sorting. */
  private leastOfTop(limit: number): number {
    const byCount = new Map<number, number>();
    for (const [, count] of this.counts()) byCount.set(count, (byCount.get(count) ?? 0) + 1);
    let named = 0;
    for (const count of [...byCount.keys()].sort((a, b) => b - a)) {
      named += byCount.get(count) as number;
      if (named >= limit) return count;
    }
    return 0;
  }

  private countOf(code: number): number {
    return (this.dense ? this.dense[code] : this.sparse.get(code)) ?? 0;
  }

  private ballsOf(code: number): number[] {
    return Array.from({ length: this.size }, (_, place) => Math.floor(code / this.base ** (this.size - 1 - place)) % this.base);
  }
}

/** Every choice of `size` of so many places, each ascending, in order. */
function* choicesOf(places: number, size: number): Generator<readonly number[]> {
  const choice = Array.from({ length: size }, (_, index) => index);
  while (size <= places) {
    yield [...choice];
    const turning = choice.findLastIndex((place, index) => place < places - size + index);
    if (turning === -1) return;
    const next = (choice[turning] as number) + 1;
    for (let index = turning; index < size; index++) choice[index] = next + index - turning;
  }
}
