export * from './legacy-events';
