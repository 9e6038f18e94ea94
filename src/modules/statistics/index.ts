export * from './confidence-sequence';
export * from './random';
