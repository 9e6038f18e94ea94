import type { EventLog } from '#events/store';
import type { Projection } from './define-projection';
import { type Folded, Follower } from './follower';
import { openForFollowing, type Reached, ReadFile, removeReadFileAside } from './read-file';
import { Lease, ReadView } from './read-view';
import { connectForQueries } from './schema';
import { Snapshots } from './snapshots';

/** What a live read side is made over. */
export type LiveOptions = Readonly<{
  log: EventLog;
  projections: readonly Projection[];
  fingerprint: string;
  /** Told when following the log failed: the read side stands still from then on. */
  onBroken: (error: unknown) => void;
  /** Told when the disk that refused to be written takes it again, and the read side goes on. */
  onMended: () => void;
  /** Told of every chunk that was folded in. */
  onFolded: (folded: Folded) => void;
}>;

/** The file of the read side that follows the log, and the ways to read it. */
export class Live {
  private superseded = false;

  private constructor(
    /** As it is at each query: for who reads what he has just written. */
    readonly view: ReadView,
    readonly snapshots: Snapshots,
    readonly follower: Follower,
    readonly lease: Lease,
  ) {}

  /** Opens a file and brings it up to the log. @throws Error when it is not a whole read side of this log and these folds */
  static async open(file: string, { log, projections, fingerprint, onBroken, onMended, onFolded }: LiveOptions): Promise<Live> {
    const dataSource = await connectForQueries(file, projections);
    const database = openForFollowing(file);
    try {
      const entities = projections.map(({ entity }) => dataSource.getMetadata(entity));
      const readFile = new ReadFile(database, projections, entities, fingerprint);
      assertOf(log, readFile.reached);
      // What becomes of a file that another one has taken the place of is nobody's trouble but its last users'.
      const follower = new Follower(log, readFile, (error) => live.superseded || onBroken(error), onMended, onFolded);
      const snapshots = new Snapshots(file, projections);
      const lease: Lease = new Lease(async () => {
        await follower.stop();
        await snapshots.close();
        await dataSource.destroy();
        readFile.close();
        if (live.superseded) await removeReadFileAside(file);
      });
      const live = new Live(new ReadView(file, dataSource, () => readFile.position), snapshots, follower, lease);
      await follower.start();
      return live;
    } catch (error) {
      await dataSource.destroy();
      database.close();
      throw error;
    }
  }

  /**
   * Lets go of it when its users are done. `superseded`: another file has taken its place, and it is removed. Until then it goes on following the log: a command
   * that began on it reads there what it writes.
   */
  async close(superseded: boolean): Promise<void> {
    this.superseded = superseded;
    if (!superseded) await this.follower.stop();
    await this.lease.retire();
  }
}

/** The read side has seen an event that the log has not: the log has lost events, is an old copy, or another one. */
export class OtherHistoryError extends Error {
  constructor(
    message: string,
    /** Position of the event that it has seen. */
    readonly position: number,
  ) {
    super(message);
    this.name = 'OtherHistoryError';
  }
}

/** @throws OtherHistoryError when the log has not the event that a file says it has reached */
function assertOf(log: EventLog, { position, eventId }: Reached): void {
  if (position === 0) return;
  if (position > log.head)
    throw new OtherHistoryError(
      `the read side is ahead of the log: it was at position ${position}, and the log ends at ${log.head}`,
      position,
    );
  const [events] = log.scan(position - 1, position);
  if (events?.[0]?.id !== eventId)
    throw new OtherHistoryError(`the read side was computed from another log, which had another event at position ${position}`, position);
}
