import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { path } from '../../routing/location';
import { ExpectedValue } from './expected-value';
import { PredictionSet } from './prediction-set';
import { Sets } from './sets';
import { TicketChecker } from './ticket-checker';

const tabs = [
  { id: 'sets', label: 'Sets', Tab: Sets },
  { id: 'check', label: 'Check a ticket', Tab: TicketChecker },
  { id: 'value', label: 'What a play is worth', Tab: ExpectedValue },
] as const;

/** What was forecast, when, and what came of it. */
export default function PredictionsPage() {
  const id = /^\/predictions\/([\w-]+)$/.exec(path.value)?.[1];
  if (id !== undefined) return <PredictionSet id={id} />;
  return (
    <>
      <PageHead title="Predictions">Each set was on record before its draw, and can be proven to have been.</PageHead>
      <Tabs name="Predictions" page="/predictions" tabs={tabs} />
    </>
  );
}
