export * from './integrity-events';
export * from './retention-events';
