export * from './model-events';
export * from './training-events';
