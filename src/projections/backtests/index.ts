export * from './backtest.entity';
export * from './backtest.queries';
export * from './backtest-part.entity';
export * from './backtest-parts.projection';
export * from './backtests.projection';
