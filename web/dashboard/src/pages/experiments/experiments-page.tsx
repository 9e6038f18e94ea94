import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { path } from '../../routing/location';
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
  return (
    <>
      <PageHead title="Experiments">
        Many settings are tried, each on draws that come after those it learnt from. The best of many looks good by chance alone, so the
        verdict is given on draws that no trial has seen.
      </PageHead>
      <Tabs name="Experiments" page="/experiments" tabs={tabs} />
    </>
  );
}
