export * from './canonical-json';
export * from './data-directory-lock';
export * from './errors';
export * from './event-log';
export { LogFile } from './log-file';
export { packageRoot } from './open-database';
export { SqliteEventLog } from './sqlite-event-log';
export * from './subscriptions';
export * from './verify-log';
