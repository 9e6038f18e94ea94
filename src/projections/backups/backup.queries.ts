import { Injectable } from '@nestjs/common';
import { In, type FindOptionsOrder } from 'typeorm';
import type { BackupKind } from '#events/backups';
import { type IdPageRequest, pageById, ReadSide } from '#projections/runner';
import { BackupRow, type BackupStatus } from './backup.entity';

const there: readonly BackupStatus[] = ['created', 'verified', 'damaged'];

@Injectable()
export class BackupQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A backup, or null when there is none of that id. */
  find(id: string): Promise<BackupRow | null> {
    return this.readSide.repository(BackupRow).findOneBy({ id });
  }

  /** Backups by age; one more than `limit` tells that there is a next page. */
  page({
    kind,
    status,
    ...request
  }: IdPageRequest & Readonly<{ kind?: BackupKind | undefined; status?: BackupStatus | undefined }>): Promise<BackupRow[]> {
    const where = { ...(kind === undefined ? {} : { kind }), ...(status === undefined ? {} : { status }) };
    return pageById(this.readSide.repository(BackupRow), where, request);
  }

  /** Every backup that is there: made, and not removed. */
  kept(): Promise<BackupRow[]> {
    return this.readSide.repository(BackupRow).findBy({ status: In([...there]) });
  }

  /** Whether a backup of a kind is asked for and not made yet. */
  isUnderWay(kind: BackupKind): Promise<boolean> {
    return this.readSide.repository(BackupRow).existsBy({ kind, status: 'requested' });
  }

  /** The last backup of a kind that was made, removed or not, or null. */
  lastCreated(kind: BackupKind): Promise<BackupRow | null> {
    return this.last({ kind, status: In([...there, 'removed']) }, { createdAt: 'desc' });
  }

  /** The last backup of a kind that failed, or null. */
  lastFailed(kind: BackupKind): Promise<BackupRow | null> {
    return this.last({ kind, status: 'failed' }, { endedAt: 'desc' });
  }

  private last(where: object, order: FindOptionsOrder<BackupRow>): Promise<BackupRow | null> {
    return this.readSide.repository(BackupRow).findOne({ where, order });
  }
}
