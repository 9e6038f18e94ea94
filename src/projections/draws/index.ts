export { DrawRow } from './draw.entity';
export { drawsProjection } from './draws.projection';
export { DrawQueries } from './draws.queries';
export { importsProjection } from './imports.projection';
export { ImportQueries, type ImportReport } from './imports.queries';
export { importRowsProjection } from './import-rows.projection';
export { SyncRow } from './sync.entity';
export { syncsProjection } from './syncs.projection';
export { SyncQueries } from './syncs.queries';
