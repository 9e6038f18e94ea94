export * from './backup-events';
export * from './drill-events';
