export { BackupRow, type BackupStatus } from './backup.entity';
export { backupsProjection } from './backups.projection';
export { BackupQueries } from './backup.queries';
