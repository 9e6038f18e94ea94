export { AlertRow, type AlertStatus } from './alert.entity';
export { alertsProjection } from './alerts.projection';
export { AlertQueries } from './alerts.queries';
export { type FailureStatus, OperationFailureRow } from './operation-failure.entity';
export { operationFailuresProjection } from './operation-failures.projection';
export { OperationFailureQueries } from './operation-failures.queries';
