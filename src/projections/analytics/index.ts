export * from './draw-month.entity';
export * from './draw-months.projection';
export * from './draw-months.queries';
