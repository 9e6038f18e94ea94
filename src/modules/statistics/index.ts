export * from './confidence-sequence';
export * from './random';
export * from './distributions';
export * from './multiple-tests';
export * from './random-tickets';
