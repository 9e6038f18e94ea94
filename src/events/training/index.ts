export * from './model-events';
export * from './slot-events';
export * from './training-events';
