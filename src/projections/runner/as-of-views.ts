import { statSync } from 'node:fs';
import { RejectedError } from '#events/kernel';
import { isDamage } from './damage';
import type { Base } from './build';
import type { Projection } from './define-projection';
import { removeReadFileAside } from './read-file';
import { Lease, ReadView } from './read-view';
import { connectForQueries } from './schema';

/** Read sides of past moments that are kept for reuse. */
const keptMax = 8;
/** Moments that may wait to be computed. */
const waitingMax = 32;

type Kept = Readonly<{ view: ReadView; lease: Lease }>;

/** Moments that are kept and their bytes, and how often one that was asked for was kept. */
export type AsOfStatistics = Readonly<{ kept: number; bytes: number; hit: number; miss: number }>;

/** The read side as of past positions: each computed once, from the nearest earlier one that is kept, and kept for a while. */
export class AsOfViews {
  private readonly kept = new Map<number, Promise<Kept>>();
  /** Those of {@link kept} that are computed. */
  private readonly ready = new Map<number, Kept>();
  private lastBuild: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private readonly lookups = { hit: 0, miss: 0 };

  /** @param build computes the read side of a position, from an earlier one if there is one. @returns its file */
  constructor(
    private readonly projections: readonly Projection[],
    private readonly build: (position: number, base?: Base) => Promise<string>,
  ) {}

  /** Reads the read side of a position, computed now or kept from an earlier request. */
  async within<Result>(position: number, read: (view: ReadView) => Promise<Result>): Promise<Result> {
    const { view, lease } = await this.take(position);
    try {
      return await lease.use(() => read(view));
    } catch (error) {
      if (isDamage(error)) this.letGo(position);
      throw error;
    }
  }

  get statistics(): AsOfStatistics {
    const bytes = [...this.ready.values()].map(({ view }) => statSync(view.file, { throwIfNoEntry: false })?.size ?? 0);
    return { ...this.lookups, kept: this.kept.size, bytes: bytes.reduce((sum, each) => sum + each, 0) };
  }

  async close(): Promise<void> {
    for (const kept of this.kept.values()) await kept.then(({ lease }) => lease.retire()).catch(() => {});
  }

  private take(position: number): Promise<Kept> {
    const known = this.kept.get(position);
    this.lookups[known ? 'hit' : 'miss']++;
    this.kept.delete(position);
    const kept = known ?? this.open(position);
    this.kept.set(position, kept);
    if (!known) this.whenComputed(position, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptMax && oldest !== undefined) this.letGo(oldest);
    return kept;
  }

  /** One that was let go meanwhile, and perhaps asked for again, is not the one that stands there now. */
  private whenComputed(position: number, kept: Promise<Kept>): void {
    const isStill = () => this.kept.get(position) === kept;
    kept.then(
      (computed) => isStill() && this.ready.set(position, computed),
      () => isStill() && this.kept.delete(position),
    );
  }

  private letGo(position: number): void {
    const kept = this.kept.get(position);
    this.kept.delete(position);
    this.ready.delete(position);
    void kept?.then(({ lease }) => lease.retire()).catch(() => {});
  }

  private async open(position: number): Promise<Kept> {
    const file = await this.inTurn(() => this.buildFromNearest(position));
    const dataSource = await connectForQueries(file, this.projections);
    const lease = new Lease(async () => {
      await dataSource.destroy();
      await removeReadFileAside(file);
    });
    return { view: new ReadView(file, dataSource, () => position), lease };
  }

  private buildFromNearest(position: number): Promise<string> {
    const nearest = this.nearestBelow(position);
    if (!nearest) return this.build(position);
    const { view, lease } = nearest;
    return lease.use(() => this.build(position, { file: view.file, position: view.position }));
  }

  /** The last one before a position of those that are computed. Those that are not yet are this one's turn or after it. */
  private nearestBelow(position: number): Kept | undefined {
    const below = [...this.ready].filter(([at]) => at < position).sort(([a], [b]) => b - a);
    return below[0]?.[1];
  }

  /** One build at a time: each may take a thread and the memory of a whole read side. */
  private inTurn(build: () => Promise<string>): Promise<string> {
    if (this.waiting >= waitingMax) throw new RejectedError('not-ready', 'too many moments are being computed; try again soon');
    this.waiting++;
    const turn = this.lastBuild.then(build).finally(() => this.waiting--);
    this.lastBuild = turn.catch(() => {});
    return turn;
  }
}
