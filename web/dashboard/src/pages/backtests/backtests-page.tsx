import { PageHead } from '../../parts/page-head';
import { parameter, path } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
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
  const chosen = tabs.find((tab) => tab.id === parameter('tab')) ?? tabs[0];
  const { Tab } = chosen;
  return (
    <>
      <PageHead title="Backtests">
        Each draw of the past forecast from those before it alone, and played with tickets at the prices and prizes of its day.
      </PageHead>
      <div class="stack">
        <nav class="tabs" aria-label="Backtests">
          {tabs.map((tab) => (
            <PageLink key={tab.id} to="/backtests" parameters={{ tab: tab.id }} current={tab.id === chosen.id}>
              {tab.label}
            </PageLink>
          ))}
        </nav>
        <Tab />
      </div>
    </>
  );
}
