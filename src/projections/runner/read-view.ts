import type { DataSource, ObjectLiteral, Repository } from 'typeorm';

/** The read models in one file, for queries. */
export class ReadView {
  constructor(
    readonly file: string,
    private readonly dataSource: DataSource,
    private readonly positionNow: () => number,
  ) {}

  /** Position of the last event that is in it. */
  get position(): number {
    return this.positionNow();
  }

  repository<Row extends ObjectLiteral>(entity: new () => Row): Repository<Row> {
    return this.dataSource.getRepository(entity);
  }
}

/** Keeps something open while somebody uses it. Closed when it is retired and its last user is done. */
export class Lease {
  private users = 0;
  private retired = false;
  private closed = false;

  constructor(private readonly close: () => Promise<void>) {}

  async use<Result>(read: () => Promise<Result>): Promise<Result> {
    this.users++;
    try {
      return await read();
    } finally {
      this.users--;
      await this.closeWhenUnused();
    }
  }

  /** Lets go as soon as the users are done. */
  async retire(): Promise<void> {
    this.retired = true;
    await this.closeWhenUnused();
  }

  private async closeWhenUnused(): Promise<void> {
    if (!this.retired || this.users > 0 || this.closed) return;
    this.closed = true;
    await this.close();
  }
}
