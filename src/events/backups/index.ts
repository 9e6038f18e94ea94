export * from './backup-events';
export * from './drill-events';
export { LogRestored, restoreStream } from './restore-events';
