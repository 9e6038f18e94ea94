export * from './decider';
export * from './envelope';
export * from './event-contract';
export * from './problem-catalog';
export * from './rejection';
