import { Table, TableHead } from '../../parts/table';
import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { Loaded } from '../../parts/loaded';
import { count } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';
import { Calendar } from './calendar';

/** What the calendar says should be there, and what is. */
export function Completeness() {
  const quality = useResource(() => ['/v1/games/{game}/data-quality', { path: { game: gameId.value } }] as const);
  return (
    <Loaded
      resource={quality.value}
      room="24rem"
      empty={{
        when: ({ draws }) => draws === 0,
        say: (
          <span>
            No draw is on record, so nothing is missing yet.{' '}
            <PageLink to="/draws" parameters={{ tab: 'import' }}>
              Import a file
            </PageLink>
            .
          </span>
        ),
      }}
    >
      {({ draws, firstDate, lastDate, missing, missingCount, freshness, repeats, sources }) => (
        <div class="stack">
          <section class="card" aria-labelledby="by-era">
            <h2 id="by-era">
              {count(draws)} draws from {firstDate} to {lastDate}
            </h2>
            {firstDate && lastDate ? (
              <Calendar firstDate={firstDate} lastDate={lastDate} missing={missing} missingCount={missingCount} />
            ) : null}
            {freshness.behind > 0 ? (
              <p class="notice warn">
                {freshness.behind} draws up to {freshness.expectedThrough} should be known by now.
              </p>
            ) : (
              <p class="notice good">Up to date: nothing that was drawn is unknown.</p>
            )}
          </section>
          {missingCount > 0 ? (
            <section class="card" aria-labelledby="missing">
              <h2 id="missing">{count(missingCount)} dates are missing</h2>
              <p class="number">{missing.join(', ')}</p>
            </section>
          ) : null}
          {repeats.length > 0 ? (
            <section class="card" aria-labelledby="repeats">
              <h2 id="repeats">Results on record for more than one date</h2>
              <ul>
                {repeats.map(({ dates }) => (
                  <li key={dates.join()}>
                    {dates.map((date) => (
                      <PageLink key={date} to={`/draws/${date}`}>
                        {date}{' '}
                      </PageLink>
                    ))}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section class="card" aria-labelledby="sources">
            <h2 id="sources">Where they come from</h2>
            <Table name="Where the draws come from">
              <TableHead titles={['Source', 'Draws#', 'From', 'To']} />
              <tbody>
                {sources.map(({ source, draws: number, firstDate: from, lastDate: to }) => (
                  <tr key={source}>
                    <td class="code">{source}</td>
                    <td class="number">{count(number)}</td>
                    <td>{from}</td>
                    <td>{to}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </section>
        </div>
      )}
    </Loaded>
  );
}
