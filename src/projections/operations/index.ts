export { type FailureStatus, OperationFailureRow } from './operation-failure.entity';
export { operationFailuresProjection } from './operation-failures.projection';
export { OperationFailureQueries } from './operation-failures.queries';
