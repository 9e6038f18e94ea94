import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { path } from '../../routing/location';
import { BacktestDetail } from './backtest-detail';
import { BacktestForm } from './backtest-form';
import { BacktestList } from './backtest-list';

const tabs = [
  { id: 'list', label: 'Backtests', Tab: BacktestList },
  { id: 'run', label: 'Run one', Tab: BacktestForm },
] as const;

/** How algorithms would have done in the past. */
export default function BacktestsPage() {
  const id = /^\/backtests\/([\w-]+)$/.exec(path.value)?.[1];
  if (id !== undefined) return <BacktestDetail id={id} />;
  return (
    <>
      <PageHead title="Backtests">
        Each draw of the past forecast from those before it alone, and played with tickets at the prices and prizes of its day.
      </PageHead>
      <Tabs name="Backtests" page="/backtests" tabs={tabs} />
    </>
  );
}
