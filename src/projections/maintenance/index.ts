export { IntegrityCheckRow, type IntegrityStatus } from './integrity-check.entity';
export { integrityChecksProjection } from './integrity-checks.projection';
export { IntegrityCheckQueries } from './integrity-checks.queries';
