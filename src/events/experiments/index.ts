export * from './experiment-events';
export * from './trial-events';
