export * from './experiment.entity';
export * from './experiment.queries';
export * from './experiments.projection';
export * from './trial.entity';
export * from './trial.queries';
export * from './trials.projection';
