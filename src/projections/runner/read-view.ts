import type { DataSource, ObjectLiteral, Repository } from 'typeorm';

/** The read models at one position (or, for the live one, at the newest), open for queries. Closed when retired and no query is in it any more. */
export class ReadView {
  private users = 0;
  private retired = false;

  /** @param dispose closes the view's connections and removes what is not needed any more */
  constructor(
    readonly file: string,
    private readonly dataSource: DataSource,
    private readonly positionNow: () => number,
    private readonly dispose: () => Promise<void>,
  ) {}

  /** Position of the last event that is in it. */
  get position(): number {
    return this.positionNow();
  }

  repository<Row extends ObjectLiteral>(entity: new () => Row): Repository<Row> {
    return this.dataSource.getRepository(entity);
  }

  /** Keeps the view open while something reads it. */
  async use<Result>(read: () => Promise<Result>): Promise<Result> {
    this.users++;
    try {
      return await read();
    } finally {
      this.users--;
      await this.disposeWhenUnused();
    }
  }

  /** Lets go of the view as soon as its readers are done. */
  async retire(): Promise<void> {
    if (this.retired) return;
    this.retired = true;
    await this.disposeWhenUnused();
  }

  private async disposeWhenUnused(): Promise<void> {
    if (!this.retired || this.users > 0) return;
    this.users = Number.NaN;
    await this.dataSource.destroy();
    await this.dispose();
  }
}
