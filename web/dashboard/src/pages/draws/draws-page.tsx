import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { path } from '../../routing/location';
import { Completeness } from './completeness';
import { Conflicts } from './conflicts';
import { DrawDetail } from './draw-detail';
import { History } from './history';
import { ImportFile } from './import-file';
import { ManualEntry } from './manual-entry';

const tabs = [
  { id: 'history', label: 'History', Tab: History },
  { id: 'import', label: 'Import', Tab: ImportFile },
  { id: 'entry', label: 'By hand', Tab: ManualEntry },
  { id: 'completeness', label: 'Completeness', Tab: Completeness },
  { id: 'conflicts', label: 'Conflicts', Tab: Conflicts },
] as const;

/** What was drawn: the history, and every way to bring draws in. */
export default function DrawsPage() {
  const date = /^\/draws\/(\d{4}-\d\d-\d\d)$/.exec(path.value)?.[1];
  if (date !== undefined) return <DrawDetail date={date} />;
  return (
    <>
      <PageHead title="Draws">
        What was drawn, where it comes from, and what is missing. Nothing on record is ever overwritten; corrections keep what was there.
      </PageHead>
      <Tabs name="Draws" page="/draws" tabs={tabs} />
    </>
  );
}
