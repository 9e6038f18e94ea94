export * from './alert-events';
export * from './operation-events';
export * from './secrets-events';
