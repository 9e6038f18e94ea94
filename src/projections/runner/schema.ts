import { createHash } from 'node:crypto';
import { DataSource, type EntityMetadata } from 'typeorm';
import type { Projection } from './define-projection';

/** Part of every fingerprint: raise it when the runner itself writes files differently. */
const runnerVersion = 2;

const connect = (database: string, projections: readonly Projection[], synchronize: boolean) =>
  new DataSource({ type: 'better-sqlite3', database, entities: projections.map(({ entity }) => entity), synchronize }).initialize();

/** Creates the read models' empty tables in a new file. */
export async function createTables(file: string, projections: readonly Projection[]): Promise<EntityMetadata[]> {
  const dataSource = await connect(file, projections, true);
  await dataSource.query(
    'CREATE TABLE read_side (id INTEGER PRIMARY KEY CHECK (id = 1), fingerprint TEXT NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL)',
  );
  const entities = projections.map(({ entity }) => dataSource.getMetadata(entity));
  await dataSource.destroy();
  return entities;
}

/** What TypeORM knows of the read models, without a file. */
export async function entitiesOf(projections: readonly Projection[]): Promise<EntityMetadata[]> {
  const dataSource = await connect(':memory:', projections, false);
  const entities = projections.map(({ entity }) => dataSource.getMetadata(entity));
  await dataSource.destroy();
  return entities;
}

/** Connects TypeORM to a file whose tables are there, for queries. */
export const connectForQueries = (file: string, projections: readonly Projection[]): Promise<DataSource> =>
  connect(file, projections, false);

/** What a read side's file was computed by: the folds' versions and the entities' schema. Another fingerprint means: compute it again. */
export async function fingerprintOf(projections: readonly Projection[]): Promise<string> {
  const dataSource = await connect(':memory:', projections, true);
  const schema = await dataSource.query('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name');
  await dataSource.destroy();
  const versions = projections.map(({ entity, version }) => [entity.name, version]);
  return createHash('sha256')
    .update(JSON.stringify([runnerVersion, versions, schema]))
    .digest('hex');
}
