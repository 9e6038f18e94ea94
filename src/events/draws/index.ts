export * from './draw-events';
export * from './import-events';
