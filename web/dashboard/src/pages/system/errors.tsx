import { usePages } from '../../api/pages';
import { time } from '../../parts/numbers';
import { VirtualTable } from '../../parts/virtual-table';

/** What has failed, by kind. */
export function Errors() {
  const { listed, more } = usePages(() => ['/v1/errors', {}] as const);
  return (
    <VirtualTable
      name="Errors"
      listed={listed.value}
      more={more}
      keyOf={({ fingerprint }) => fingerprint}
      empty="Nothing has failed in the days that are kept."
      columns={[
        { title: 'Times', width: '5rem', cell: ({ count }) => count, isNumber: true },
        { title: 'Last', width: '13rem', cell: ({ lastAt }) => time(lastAt) },
        { title: 'Kind', width: '8rem', cell: (group) => group.class },
        { title: 'Source', width: '8rem', cell: ({ source }) => source },
        { title: 'What', width: 'minmax(20rem, 1fr)', cell: ({ message }) => <span title={message}>{message}</span> },
      ]}
    />
  );
}
