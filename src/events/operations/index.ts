export * from './alert-events';
export * from './operation-events';
