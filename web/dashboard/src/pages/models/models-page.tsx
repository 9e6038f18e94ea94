import { PageHead } from '../../parts/page-head';
import { parameter, path } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { ModelCard } from './model-card';
import { Scorecards } from './scorecards';
import { Slots } from './slots';
import { TrainForm } from './train-form';
import { Trainings } from './trainings';

const tabs = [
  { id: 'models', label: 'Models', Tab: Slots },
  { id: 'train', label: 'Train', Tab: TrainForm },
  { id: 'trainings', label: 'Trainings', Tab: Trainings },
  { id: 'scorecards', label: 'Scorecards', Tab: Scorecards },
] as const;

/** What forecasts, how it was made, and how good it has been. */
export default function ModelsPage() {
  const id = /^\/models\/([\w-]+)$/.exec(path.value)?.[1];
  if (id !== undefined) return <ModelCard id={id} />;
  const chosen = tabs.find((tab) => tab.id === parameter('tab')) ?? tabs[0];
  const { Tab } = chosen;
  return (
    <>
      <PageHead title="Models">
        Each gives every ball a probability. What it is worth is how much better than chance it was, on draws that it had not seen.
      </PageHead>
      <div class="stack">
        <nav class="tabs" aria-label="Models">
          {tabs.map((tab) => (
            <PageLink key={tab.id} to="/models" parameters={{ tab: tab.id }} current={tab.id === chosen.id}>
              {tab.label}
            </PageLink>
          ))}
        </nav>
        <Tab />
      </div>
    </>
  );
}
