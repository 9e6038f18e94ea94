import { PageHead } from '../../parts/page-head';
import { parameter } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { AlertList } from './alert-list';
import { ApiKeys } from './api-keys';
import { Backups } from './backups';
import { Configuration } from './configuration';
import { Errors } from './errors';
import { HealthOfParts } from './health-of-parts';
import { IntegrityChecks } from './integrity-checks';
import { LogLines } from './log-lines';
import { ReadModels } from './read-models';

const tabs = [
  { id: 'health', label: 'Health', Tab: HealthOfParts },
  { id: 'read-models', label: 'Read models', Tab: ReadModels },
  { id: 'alerts', label: 'Alerts', Tab: AlertList },
  { id: 'errors', label: 'Errors', Tab: Errors },
  { id: 'logs', label: 'Logs', Tab: LogLines },
  { id: 'backups', label: 'Backups', Tab: Backups },
  { id: 'checks', label: 'Checks', Tab: IntegrityChecks },
  { id: 'keys', label: 'Keys', Tab: ApiKeys },
  { id: 'configuration', label: 'Configuration', Tab: Configuration },
] as const;

/** How the service is, and what it is set to. */
export default function SystemPage() {
  const chosen = tabs.find(({ id }) => id === parameter('tab')) ?? tabs[0];
  const { Tab } = chosen;
  return (
    <>
      <PageHead title="System">How the service is, for whoever runs it.</PageHead>
      <div class="stack">
        <nav class="tabs" aria-label="System">
          {tabs.map(({ id, label }) => (
            <PageLink key={id} to="/system" parameters={{ tab: id }} current={id === chosen.id}>
              {label}
            </PageLink>
          ))}
        </nav>
        <Tab />
      </div>
    </>
  );
}
