import { AsyncLocalStorage } from 'node:async_hooks';
import { statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ObjectLiteral, Repository } from 'typeorm';
import { RejectedError } from '#events/kernel';
import type { EventLog } from '#events/store';
import { type AsOfStatistics, AsOfViews } from './as-of-views';
import { type Checksums, runInBackground } from './background';
import { type Base, type BuildProgress, type BuildRequest, buildReadSide } from './build';
import { checksumsOf } from './checksums';
import { damageIn, isDamage } from './damage';
import type { Projection } from './define-projection';
import type { Folded } from './follower';
import { Live, OtherHistoryError } from './live';
import { removeReadFile } from './read-file';
import { ReadFiles } from './read-files';
import type { ReadView } from './read-view';
import { fingerprintOf } from './schema';

const mustReachMs = 60_000;
/** How often whoever waits looks whether that still makes sense, and how long it lets one rest that stands still. */
const [askAgainMs, standstillMs] = [500, 100];

/** Up to this many events a build is done on the spot: a thread would take longer to start. */
const onTheSpotEvents = 2_000;
/** Up to this many bytes a file is checked before it is used; a larger one beside its use. */
const onTheSpotBytes = 16 * 1024 * 1024;

/** What the read side needs to be computed. */
export type ReadSideOptions = Readonly<{
  directory: string;
  logFile: string;
  log: EventLog;
  projections: readonly Projection[];
}>;

/** Why the read side was computed anew. `unknownPosition`: that of an event which the old one had seen and the log has not. */
export type Rebuilt = Readonly<{ position: number; because: string; durationMs: number; unknownPosition?: number }>;

/** Why the read side cannot go on. `damaged`: its file is, so that computing it anew helps. */
export type Broken = Readonly<{ reason: string; damaged: boolean }>;

/** The view that a request reads, until it is over. */
type Scope = { readonly view: ReadView; readonly live: Live | undefined; isOver: boolean };

/** The read side as a value: `fold(log[0..position])`, live, as of any position, and computed anew whenever that is needed. */
export class ReadSide {
  private readonly files: ReadFiles;
  private readonly scope = new AsyncLocalStorage<Scope>();
  private readonly summing = new Map<string, Promise<Checksums>>();
  private readonly asOfViews: AsOfViews;
  private readonly progressListeners = new Set<(progress: BuildProgress) => void>();
  private readonly foldedListeners = new Set<(folded: Folded) => void>();
  private readonly brokenListeners = new Set<(broken: Broken) => void>();
  private readonly mendedListeners = new Set<() => void>();
  private live: Live | undefined;
  private rebuilding: Promise<Rebuilt> | undefined;
  private progress: BuildProgress | undefined;
  private print = '';
  private isStopping = false;

  constructor(private readonly options: ReadSideOptions) {
    this.files = new ReadFiles(options.directory);
    this.asOfViews = new AsOfViews(options.projections, (position, base) => this.build('as-of', position, base));
  }

  /** Opens the live read side, computing it anew when it is missing, damaged, or of another log or other folds. @returns the rebuild, if there was one */
  async open(): Promise<Rebuilt | undefined> {
    this.print = await fingerprintOf(this.options.projections);
    const current = this.files.current();
    this.files.removeAllBut(current);
    if (current === undefined) return this.rebuild('there was none');
    const unfit = await this.reuse(current);
    if (unfit === null) return undefined;
    removeReadFile(current);
    const rebuilt = await this.rebuild(unfit.message);
    return unfit instanceof OtherHistoryError ? { ...rebuilt, unknownPosition: unfit.position } : rebuilt;
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

  /** How far the rebuild is; undefined while there is none, or before its first step. */
  get rebuildProgress(): BuildProgress | undefined {
    return this.progress;
  }

  get asOfStatistics(): AsOfStatistics {
    return this.asOfViews.statistics;
  }

  /** The view that the current request reads: of its moment, or the live one. @throws Error before {@link open} */
  get view(): ReadView {
    const view = this.scopedView ?? this.live?.view;
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

  /** Calls back with every chunk of the log that was folded into the live read side. Returns how to stop. */
  onFolded(listener: (folded: Folded) => void): () => void {
    this.foldedListeners.add(listener);
    return () => this.foldedListeners.delete(listener);
  }

  /** Calls back when the live read side cannot follow or be read any more. Returns how to stop. */
  onBroken(listener: (broken: Broken) => void): () => void {
    this.brokenListeners.add(listener);
    return () => this.brokenListeners.delete(listener);
  }

  /** Calls back when it goes on after the disk had refused it. */
  onMended(listener: () => void): void {
    this.mendedListeners.add(listener);
  }

  /** Waits until an event is folded in. @returns false when that took longer than `timeoutMs`, or the read side stands still */
  async reached(position: number, timeoutMs: number): Promise<boolean> {
    // A command waits for the file that it will read, also when another one takes its place meanwhile.
    const scope = this.scope.getStore();
    const held = scope?.isOver ? undefined : scope?.live;
    if (held) return held.follower.reached(position, timeoutMs);
    const { live } = this;
    if (live === undefined) return false;
    const reached = await live.follower.reached(position, timeoutMs);
    return reached || live === this.live ? reached : this.reached(position, timeoutMs);
  }

  /**
   * Waits until an event is folded in, for whoever cannot go on without it. One that stands still may be mended meanwhile.
   *
   * @throws Error when that took longer than a minute, or the service stops
   */
  async mustReach(position: number): Promise<void> {
    for (const deadline = performance.now() + mustReachMs; !(await this.reached(position, askAgainMs)); await pause(standstillMs)) {
      if (this.isStopping) throw new Error(`the service stops before the read side has reached position ${position}`);
      if (performance.now() > deadline) throw new Error(`the read side did not reach position ${position} within ${mustReachMs / 1_000} s`);
    }
  }

  /** Lets nobody wait any more for what is not folded in yet: the service stops. */
  stopWaiting(): void {
    this.isStopping = true;
  }

  /** Runs reads that all see one state: as of a position, or the newest. */
  async within<Result>(asOf: number | undefined, read: () => Promise<Result>): Promise<Result> {
    if (asOf !== undefined && asOf === this.scopedView?.position) return read();
    const inView = (view: ReadView) => this.inScope(view, read);
    if (asOf !== undefined && asOf !== this.position) return this.asOfViews.within(asOf, inView);
    return this.withLive(({ snapshots }) =>
      // The read side may have gone on before the snapshot was taken.
      snapshots.within((view) => (asOf === undefined || asOf === view.position ? inView(view) : this.asOfViews.within(asOf, inView))),
    );
  }

  /** Runs a command, which reads what it has just written. */
  whileLive<Result>(run: () => Promise<Result>): Promise<Result> {
    return this.withLive((live) => this.inScope(live.view, run, live));
  }

  /** Computes the live read side anew beside the old one and swaps it in; the old one answers until then. A second call joins the first. */
  rebuild(because: string): Promise<Rebuilt> {
    this.rebuilding ??= this.rebuildNow(because).finally(() => {
      this.rebuilding = undefined;
      this.progress = undefined;
    });
    return this.rebuilding;
  }

  /** Checksums of the current request's view. */
  async checksums(): Promise<Checksums> {
    const { file, position } = this.view;
    const computed = position <= onTheSpotEvents ? checksumsOf(file) : await this.checksumsInBackground(file);
    // The live file may have gone on; the moment that was asked for can be computed.
    if (computed.position === position) return computed;
    return this.asOfViews.within(position, (view) => this.inScope(view, () => this.checksums()));
  }

  /** Whoever asks while a file is being summed up joins in: each thread reads all of it. */
  private checksumsInBackground(file: string): Promise<Checksums> {
    const running = this.summing.get(file);
    if (running) return running;
    const computed = runInBackground({ kind: 'checksums', file }) as Promise<Checksums>;
    const begun = computed.finally(() => this.summing.delete(file));
    this.summing.set(file, begun);
    return begun;
  }

  async close(): Promise<void> {
    await this.rebuilding?.catch(() => {});
    await this.asOfViews.close();
    await this.live?.close(false);
  }

  /** Goes on with a file that is there. @returns why it is unfit, or null */
  private async reuse(file: string): Promise<Error | null> {
    const isSmall = statSync(file).size <= onTheSpotBytes;
    try {
      const damage = isSmall ? damageIn(file) : null;
      if (damage !== null) return new Error(damaged(damage));
      this.live = await this.openLive(file);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    if (!isSmall) void this.inspect(this.live);
    return null;
  }

  /** Looks through a large file while it is in use. */
  private async inspect(live: Live): Promise<void> {
    const damage = (await runInBackground({ kind: 'check', file: live.view.file }).catch(String)) as string | null;
    if (damage !== null && live === this.live) this.tellBroken({ reason: damaged(damage), damaged: true });
  }

  /** The view of the request that is being served. What a request has set going outlives its view, and reads the live one. */
  private get scopedView(): ReadView | undefined {
    const scope = this.scope.getStore();
    return scope?.isOver ? undefined : scope?.view;
  }

  private async inScope<Result>(view: ReadView, read: () => Promise<Result>, live?: Live): Promise<Result> {
    const scope: Scope = { view, live, isOver: false };
    try {
      return await this.scope.run(scope, read);
    } finally {
      scope.isOver = true;
    }
  }

  private async withLive<Result>(read: (live: Live) => Promise<Result>): Promise<Result> {
    const { live } = this;
    if (!live) throw new Error('the read side is not open yet');
    try {
      return await live.lease.use(() => read(live));
    } catch (error) {
      if (!isDamage(error) || live !== this.live) throw error;
      this.tellBroken({ reason: damaged(String(error)), damaged: true });
      throw new RejectedError('not-ready', 'the read side is damaged and is being computed anew from the log; try again soon');
    }
  }

  private async rebuildNow(because: string): Promise<Rebuilt> {
    const started = performance.now();
    const file = await this.build('live', this.options.log.head);
    const next = await this.openLive(file);
    await this.files.pointTo(file);
    const old = this.live;
    this.live = next;
    await old?.close(true);
    return { position: next.view.position, because, durationMs: Math.round(performance.now() - started) };
  }

  private openLive(file: string): Promise<Live> {
    const { log, projections } = this.options;
    const onBroken = (error: unknown) =>
      this.tellBroken({ reason: error instanceof Error ? error.message : String(error), damaged: isDamage(error) });
    const onMended = () => {
      for (const listener of this.mendedListeners) listener();
    };
    const onFolded = (folded: Folded) => {
      for (const listener of this.foldedListeners) listener(folded);
    };
    return Live.open(file, { log, projections, fingerprint: this.print, onBroken, onMended, onFolded });
  }

  private tellBroken(broken: Broken): void {
    for (const listener of this.brokenListeners) listener(broken);
  }

  private async build(kind: 'live' | 'as-of', upTo: number, base?: Base): Promise<string> {
    const { log, logFile, projections } = this.options;
    const request: BuildRequest = { file: this.files.fresh(kind, upTo), upTo, fingerprint: this.print, ...(base ? { base } : {}) };
    const onProgress = (progress: BuildProgress) => {
      if (kind === 'live') this.progress = progress;
      for (const listener of this.progressListeners) listener(progress);
    };
    if (upTo - (base?.position ?? 0) <= onTheSpotEvents && !isLarge(base)) await buildReadSide(log, projections, request, onProgress);
    else await runInBackground({ kind: 'build', logFile, request, yields: this.isOpen }, onProgress);
    return request.file;
  }
}

/** Copying a large file would hold up the event loop. */
const isLarge = (base: Base | undefined): boolean => base !== undefined && statSync(base.file).size > onTheSpotBytes;

const damaged = (damage: string): string => `its file is damaged: ${damage}`;
