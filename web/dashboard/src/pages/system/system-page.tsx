import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
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

/** How the service is, and what it is set to. */
export default function SystemPage() {
  return (
    <>
      <PageHead title="System">How the service is, for whoever runs it.</PageHead>
      <Tabs name="System" page="/system" tabs={tabs} />
    </>
  );
}
