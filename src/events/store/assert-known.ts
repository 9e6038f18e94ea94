import type Database from 'better-sqlite3';
import type { EventContract } from '#events/kernel';
import { LogFromNewerVersionError } from './errors';

type StoredType = Readonly<{ type: string; schema: number | null }>;

/**
 * Makes sure that a log holds nothing that only a newer version knows: a fold would leave it out, and the state would be wrong without anybody noticing.
 * Schemas go up along the log, so the last event of each type tells.
 *
 * @throws LogFromNewerVersionError
 */
export function assertKnown(database: Database.Database, contracts: readonly EventContract[]): void {
  const versions = new Map(contracts.map(({ type, version }) => [type, version]));
  const stored = database
    .prepare<[], StoredType>(
      `SELECT name AS type, (SELECT schema FROM events WHERE position =
         (SELECT max(position) FROM events INDEXED BY events_by_type WHERE type_id = t.id)) AS schema FROM event_types t`,
    )
    .all();
  for (const { type, schema } of stored) {
    const version = versions.get(type);
    if (version === undefined) throw new LogFromNewerVersionError(`events of the unknown type ${type}`);
    if ((schema ?? 0) > version)
      throw new LogFromNewerVersionError(`${type} of version ${schema}, and this one knows up to version ${version}`);
  }
}
