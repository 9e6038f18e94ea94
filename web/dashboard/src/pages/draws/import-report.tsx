import { Table } from '../../parts/table';
import type { BodyOf } from '../../api/api';
import { Balls } from '../../parts/balls';
import { count } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';

type Report = BodyOf<'/v1/imports/{id}'>;

/** What became of a file, or what would become of it. */
export function ImportReport({ report, isPreview = false }: Readonly<{ report: Report; isPreview?: boolean }>) {
  const { layout, accepted, duplicates, supplemented, conflictCount, rejectedCount, conflicts, rejected, firstDate, lastDate } = report;
  return (
    <section class="card" aria-labelledby="import-report">
      <h2 id="import-report">{isPreview ? 'What would happen' : 'What happened'}</h2>
      <p>
        Layout <span class="code">{layout}</span>
        {firstDate ? `, draws from ${firstDate} to ${lastDate}` : ''}.
      </p>
      <dl class="figures">
        {Object.entries({
          new: accepted,
          'on record already': duplicates,
          supplemented,
          conflicts: conflictCount,
          rejected: rejectedCount,
        }).map(([name, number]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(number)}</dd>
          </div>
        ))}
      </dl>
      {rejected.length > 0 ? (
        <Table name="Rows that are not draws" says={<>Rows that are not draws. Nothing of them is on record.</>}>
          <thead>
            <tr>
              <th scope="col" class="number">
                Line
              </th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {rejected.map(({ line, code, message }) => (
              <tr key={`${line} ${code}`}>
                <td class="number">{line}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {conflicts.length > 0 ? (
        <Table
          name="Rows that tell of another result"
          says={
            <>
              Rows that tell of another result than the record. The record stays;{' '}
              <PageLink to="/draws" parameters={{ tab: 'conflicts' }}>
                decide about them
              </PageLink>
              .
            </>
          }
        >
          <thead>
            <tr>
              <th scope="col" class="number">
                Line
              </th>
              <th scope="col">Date</th>
              <th scope="col">On record</th>
              <th scope="col">In the file</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ line, date, existing, offered }) => (
              <tr key={line}>
                <td class="number">{line}</td>
                <td>{date}</td>
                <td>
                  <Balls numbers={existing} size="small" />
                </td>
                <td>
                  <Balls numbers={offered} size="small" />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </section>
  );
}
