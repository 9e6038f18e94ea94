export { LegacyFileRow } from './legacy-file.entity';
export { legacyFilesProjection } from './legacy-files.projection';
export { LegacyQueries } from './legacy.queries';
export { LegacySetRow } from './legacy-set.entity';
export { legacySetsProjection } from './legacy-sets.projection';
