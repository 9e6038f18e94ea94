import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { path } from '../../routing/location';
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
  return (
    <>
      <PageHead title="Models">
        Each gives every ball a probability. What it is worth is how much better than chance it was, on draws that it had not seen.
      </PageHead>
      <Tabs name="Models" page="/models" tabs={tabs} />
    </>
  );
}
