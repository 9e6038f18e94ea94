import { AsyncLocalStorage } from 'node:async_hooks';
import type { ObjectLiteral, Repository } from 'typeorm';
import { RejectedError } from '#events/kernel';
import type { EventLog } from '#events/store';
import { type BackgroundTask, type Checksums, runInBackground } from './background';
import { type BuildProgress, type BuildRequest, buildReadSide } from './build';
import { checksumsOf } from './checksums';
import type { Projection } from './define-projection';
import { Follower } from './follower';
import { openForFollowing, ReadFile, removeReadFile, removeReadFileAside } from './read-file';
import { ReadFiles } from './read-files';
import { ReadView } from './read-view';
import { connectForQueries, fingerprintOf } from './schema';

/** Up to this many events a build is done on the spot: a thread would take longer to start. */
const onTheSpotEvents = 2_000;
/** As-of read sides kept for reuse. */
const asOfViewsMax = 8;
/** As-of read sides that may wait to be computed. */
const waitingBuildsMax = 32;

/** What the read side needs to be computed. */
export type ReadSideOptions = Readonly<{
  directory: string;
  logFile: string;
  log: EventLog;
  projections: readonly Projection[];
  /** Told when following the log failed: the read side stands still from then on. */
  onBroken: (error: unknown) => void;
}>;

/** Why the read side was computed anew. */
export type Rebuilt = Readonly<{ position: number; because: string; durationMs: number }>;

type Live = Readonly<{ view: ReadView; follower: Follower }>;

/** The read side as a value: `fold(log[0..position])`, live, as of any position, and computed anew whenever that is needed. */
export class ReadSide {
  private readonly files: ReadFiles;
  private readonly scope = new AsyncLocalStorage<ReadView>();
  private readonly asOfViews = new Map<number, Promise<ReadView>>();
  private readonly progressListeners = new Set<(progress: BuildProgress) => void>();
  private live: Live | undefined;
  /** Live files that another one has taken the place of. */
  private readonly superseded = new Set<string>();
  private rebuilding: Promise<Rebuilt> | undefined;
  private lastBuild: Promise<void> = Promise.resolve();
  private waitingBuilds = 0;
  private print = '';

  constructor(private readonly options: ReadSideOptions) {
    this.files = new ReadFiles(options.directory);
  }

  /** Opens the live read side, computing it anew when it is missing, damaged or of other folds. @returns the rebuild, if there was one */
  async open(): Promise<Rebuilt | undefined> {
    this.print = await fingerprintOf(this.options.projections);
    const current = this.files.current();
    this.files.removeAllBut(current);
    if (current === undefined) return this.rebuild('there was none');
    try {
      this.live = await this.openLive(current);
      await this.live.follower.start();
      return undefined;
    } catch (error) {
      removeReadFile(current);
      return this.rebuild(error instanceof Error ? error.message : String(error));
    }
  }

  /** What the live file was computed by. */
  get fingerprint(): string {
    return this.print;
  }

  /** Whether there is a live read side to answer from. */
  get isOpen(): boolean {
    return this.live !== undefined;
  }

  get isRebuilding(): boolean {
    return this.rebuilding !== undefined;
  }

  /** The view that the current request reads: as of its moment, or the live one. @throws Error before {@link open} */
  get view(): ReadView {
    const view = this.scope.getStore() ?? this.live?.view;
    if (!view) throw new Error('the read side is not open yet');
    return view;
  }

  get position(): number {
    return this.live?.view.position ?? 0;
  }

  /** The rows of a read model, in the current request's view. */
  repository<Row extends ObjectLiteral>(entity: new () => Row): Repository<Row> {
    return this.view.repository(entity);
  }

  /** Calls back with the progress of every build. Returns how to stop. */
  onProgress(listener: (progress: BuildProgress) => void): () => void {
    this.progressListeners.add(listener);
    return () => this.progressListeners.delete(listener);
  }

  /** Waits until an event is folded in. @returns false when that took longer than `timeoutMs` */
  async reached(position: number, timeoutMs: number): Promise<boolean> {
    const { live } = this;
    if (live === undefined) return false;
    const reached = await live.follower.reached(position, timeoutMs);
    return reached || live === this.live ? reached : this.reached(position, timeoutMs);
  }

  /** Runs a request in the view of its moment: as of a position, or live. The view stays open until the request is done. */
  async within<Result>(asOf: number | undefined, read: () => Promise<Result>): Promise<Result> {
    const view = asOf === undefined || asOf === this.position ? this.view : await this.asOf(asOf);
    return view.use(() => this.scope.run(view, read));
  }

  /** Computes the live read side anew beside the old one and swaps it in; readers never wait. A second call joins the first. */
  rebuild(because: string): Promise<Rebuilt> {
    this.rebuilding ??= this.rebuildNow(because).finally(() => {
      this.rebuilding = undefined;
    });
    return this.rebuilding;
  }

  /** Checksums of the current request's view. */
  async checksums(): Promise<Checksums> {
    const { file, position } = this.view;
    return position <= onTheSpotEvents ? checksumsOf(file) : ((await runInBackground({ kind: 'checksums', file })) as Checksums);
  }

  async close(): Promise<void> {
    await this.rebuilding?.catch(() => {});
    for (const view of this.asOfViews.values()) await view.then((open) => open.retire()).catch(() => {});
    await this.live?.follower.stop();
    await this.live?.view.retire();
  }

  private async rebuildNow(because: string): Promise<Rebuilt> {
    const started = performance.now();
    const file = this.files.fresh('live', this.options.log.head);
    await this.build({ file, upTo: this.options.log.head, fingerprint: this.print });
    const old = this.live;
    const next = await this.openLive(file);
    await next.follower.start();
    await this.files.pointTo(file);
    this.live = next;
    if (old) {
      await old.follower.stop();
      this.superseded.add(old.view.file);
      await old.view.retire();
    }
    return { position: next.view.position, because, durationMs: Math.round(performance.now() - started) };
  }

  private async openLive(file: string): Promise<Live> {
    const dataSource = await connectForQueries(file, this.options.projections);
    try {
      const entities = this.options.projections.map(({ entity }) => dataSource.getMetadata(entity));
      const readFile = new ReadFile(openForFollowing(file), this.options.projections, entities, this.print);
      if (readFile.position > this.options.log.head) throw new Error('the read side is ahead of the log');
      const follower = new Follower(this.options.log, readFile, this.options.onBroken);
      return {
        follower,
        view: new ReadView(
          file,
          dataSource,
          () => readFile.position,
          () => this.disposeLive(readFile, file),
        ),
      };
    } catch (error) {
      await dataSource.destroy();
      throw error;
    }
  }

  /** Runs when nothing reads the view any more. */
  private async disposeLive(readFile: ReadFile, file: string): Promise<void> {
    readFile.close();
    if (this.superseded.delete(file)) await removeReadFileAside(file);
  }

  /** The read side as of a position, computed now or kept from an earlier request. */
  private asOf(position: number): Promise<ReadView> {
    const kept = this.asOfViews.get(position);
    this.asOfViews.delete(position);
    const view = kept ?? this.openAsOf(position);
    this.asOfViews.set(position, view);
    view.catch(() => this.asOfViews.delete(position));
    this.retireOldestAsOf();
    return view;
  }

  private async openAsOf(position: number): Promise<ReadView> {
    const file = this.files.fresh('as-of', position);
    await this.inTurn(() => this.build({ file, upTo: position, fingerprint: this.print }));
    const dataSource = await connectForQueries(file, this.options.projections);
    return new ReadView(
      file,
      dataSource,
      () => position,
      () => removeReadFileAside(file),
    );
  }

  /** One as-of build at a time: each may take a thread and the memory of a whole read side. */
  private inTurn(build: () => Promise<void>): Promise<void> {
    if (this.waitingBuilds >= waitingBuildsMax) throw new RejectedError('not-ready', 'too many moments are being computed; try again soon');
    this.waitingBuilds++;
    const turn = this.lastBuild.then(build).finally(() => this.waitingBuilds--);
    this.lastBuild = turn.catch(() => {});
    return turn;
  }

  private retireOldestAsOf(): void {
    const [oldest] = this.asOfViews;
    if (this.asOfViews.size <= asOfViewsMax || !oldest) return;
    this.asOfViews.delete(oldest[0]);
    void oldest[1].then((view) => view.retire()).catch(() => {});
  }

  private async build(request: BuildRequest): Promise<void> {
    const { log, logFile, projections } = this.options;
    const onProgress = (progress: BuildProgress) => {
      for (const listener of this.progressListeners) listener(progress);
    };
    if (request.upTo <= onTheSpotEvents) return buildReadSide(log, projections, request, onProgress);
    const task: BackgroundTask = { kind: 'build', logFile, request };
    await runInBackground(task, onProgress);
  }
}
