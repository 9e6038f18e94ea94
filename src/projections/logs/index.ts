export { type EventLevel, eventLevels, LogLineRow } from './log-line.entity';
export { type LogPageRequest, LogQueries } from './logs.queries';
export { logsProjection } from './logs.projection';
