import { PageHead } from '../../parts/page-head';
import { parameter, path } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { Comparison } from './comparison';
import { ExperimentDetail } from './experiment-detail';
import { ExperimentForm } from './experiment-form';
import { ExperimentList } from './experiment-list';

const tabs = [
  { id: 'list', label: 'Experiments', Tab: ExperimentList },
  { id: 'start', label: 'Start one', Tab: ExperimentForm },
  { id: 'compare', label: 'Compare', Tab: Comparison },
] as const;

/** The search for the best model, and the honest answer to it. */
export default function ExperimentsPage() {
  const id = /^\/experiments\/([\w-]+)$/.exec(path.value)?.[1];
  if (id !== undefined) return <ExperimentDetail id={id} />;
  const chosen = tabs.find((tab) => tab.id === parameter('tab')) ?? tabs[0];
  const { Tab } = chosen;
  return (
    <>
      <PageHead title="Experiments">
        Many settings are tried, each on draws that come after those it learnt from. The best of many looks good by chance alone, so the
        verdict is given on draws that no trial has seen.
      </PageHead>
      <div class="stack">
        <nav class="tabs" aria-label="Experiments">
          {tabs.map((tab) => (
            <PageLink key={tab.id} to="/experiments" parameters={{ tab: tab.id }} current={tab.id === chosen.id}>
              {tab.label}
            </PageLink>
          ))}
        </nav>
        <Tab />
      </div>
    </>
  );
}
