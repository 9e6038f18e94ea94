export * from './draw-events';
export * from './game-events';
export * from './import-events';
export * from './sync-events';
