import type { SeriesPool } from './draw-series';
import type { Tally } from './statistic';

/** Gaps longer than all but one in a hundred are put together: so many lengths are told apart. */
const lengthsOf = (chance: number): number => (chance >= 1 ? 1 : Math.ceil(Math.log(0.01) / Math.log(1 - chance)) + 1);

/** How long each ball of a pool stays away. */
export class GapTally implements Tally {
  draws = 0;
  /** The last draw of each ball; −1 before the first one. */
  readonly last: Int32Array;
  readonly longest: Int32Array;
  /** Times from one drawing to the next: how many, and what they add up to. */
  readonly returns: Float64Array;
  readonly returnSums: Float64Array;
  /** Drawings of each ball, and the sums over them of `q^left` and `left · q^left`: q is the chance of not being drawn, `left` the draws since. */
  readonly drawings: Float64Array;
  readonly unseen: Float64Array;
  readonly unseenLeft: Float64Array;
  /** Draws between two drawings of a ball: how often each length came, the longest ones put together. */
  readonly lengths: Float64Array;
  private readonly absent: number;

  constructor({ pick, size }: SeriesPool) {
    this.absent = 1 - pick / size;
    this.last = new Int32Array(size).fill(-1);
    this.longest = new Int32Array(size);
    [this.returns, this.returnSums] = [new Float64Array(size), new Float64Array(size)];
    [this.drawings, this.unseen, this.unseenLeft] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    this.lengths = new Float64Array(lengthsOf(pick / size));
  }

  add(balls: Uint8Array): void {
    for (let index = 0; index < this.last.length; index++) this.age(index);
    for (const ball of balls) this.draw(ball - 1);
    this.draws++;
  }

  /** One draw more is left after each drawing so far: `q^(left+1) = q · q^left`, and `(left+1) · q^(left+1) = q · (left · q^left + q^left)`. */
  private age(index: number): void {
    const unseen = this.unseen[index] as number;
    this.unseenLeft[index] = this.absent * ((this.unseenLeft[index] as number) + unseen);
    this.unseen[index] = this.absent * unseen;
  }

  private draw(index: number): void {
    const last = this.last[index] as number;
    const gap = this.draws - last - 1;
    if (gap > (this.longest[index] as number)) this.longest[index] = gap;
    if (last >= 0) {
      this.returns[index] = (this.returns[index] as number) + 1;
      this.returnSums[index] = (this.returnSums[index] as number) + gap + 1;
      const length = Math.min(gap, this.lengths.length - 1);
      this.lengths[length] = (this.lengths[length] as number) + 1;
    }
    this.drawings[index] = (this.drawings[index] as number) + 1;
    this.unseen[index] = (this.unseen[index] as number) + 1;
    this.last[index] = this.draws;
  }
}
