export * from './draw-year.entity';
export * from './draw-years.projection';
export * from './draw-years.queries';
