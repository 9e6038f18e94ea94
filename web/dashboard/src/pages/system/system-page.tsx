import { isLive } from '../../moment/moment';
import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { parameter } from '../../routing/location';
import { AlertList } from './alert-list';
import { ApiKeys } from './api-keys';
import { Backups } from './backups';
import { CleanUp } from './clean-up';
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
  { id: 'clean-up', label: 'Clean-up', Tab: CleanUp },
  { id: 'keys', label: 'Keys', Tab: ApiKeys },
  { id: 'configuration', label: 'Configuration', Tab: Configuration },
] as const;

/** What is not on record, but is so of the process that answers: it has no past to show. */
const ofNow: ReadonlySet<string> = new Set(['health', 'errors', 'clean-up', 'configuration']);

/** How the service is, and what it is set to. */
export default function SystemPage() {
  return (
    <>
      <PageHead title="System">How the service is, for whoever runs it.</PageHead>
      <Tabs name="System" page="/system" tabs={tabs}>
        {!isLive.value && ofNow.has(parameter('tab') ?? 'health') ? (
          <p class="notice warn">This is how it is now, and not as of then: it is no part of the record.</p>
        ) : null}
      </Tabs>
    </>
  );
}
