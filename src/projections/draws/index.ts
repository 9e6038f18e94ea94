export { DrawRow } from './draw.entity';
export { drawsProjection } from './draws.projection';
export { DrawQueries } from './draws.queries';
export { importsProjection } from './imports.projection';
export { ImportQueries, type ImportReport } from './imports.queries';
export { type ConflictStatus, ImportRowIssue } from './import-row.entity';
export { importRowsProjection } from './import-rows.projection';
