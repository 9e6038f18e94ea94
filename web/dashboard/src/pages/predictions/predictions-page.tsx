import { PageHead } from '../../parts/page-head';
import { parameter, path } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
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
  const chosen = tabs.find((tab) => tab.id === parameter('tab')) ?? tabs[0];
  const { Tab } = chosen;
  return (
    <>
      <PageHead title="Predictions">Each set was on record before its draw, and can be proven to have been.</PageHead>
      <div class="stack">
        <nav class="tabs" aria-label="Predictions">
          {tabs.map((tab) => (
            <PageLink key={tab.id} to="/predictions" parameters={{ tab: tab.id }} current={tab.id === chosen.id}>
              {tab.label}
            </PageLink>
          ))}
        </nav>
        <Tab />
      </div>
    </>
  );
}
