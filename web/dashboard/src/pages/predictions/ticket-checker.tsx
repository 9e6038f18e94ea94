import { Table, TableHead } from '../../parts/table';
import { useSignal, useSignalEffect } from '@preact/signals';
import { type BodyOf, type RequestOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { Action } from '../../parts/action';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { count, money } from '../../parts/numbers';
import { type Numbers, NumbersFields } from '../draws/numbers-fields';
import { prizeInWords } from './prize';

type Checked = BodyOf<'/v1/games/{game}/tickets/check', 'post'>;
const shown = 20;

/** What a ticket would have won, had it been played in every draw on record. */
export function TicketChecker() {
  const game = useResource(() => ['/v1/games/{game}', { path: { game: gameId.value } }] as const);
  const numbers = useSignal<Numbers>({});
  const checked = useSignal<Checked | null>(null);
  // What another ticket would have won is no answer to this one.
  useSignalEffect(() => {
    void numbers.value;
    checked.value = null;
  });
  const call = () =>
    writeCall('/v1/games/{game}/tickets/check', { path: { game: gameId.value } }, {
      tickets: [numbers.value],
    } as unknown as RequestOf<'/v1/games/{game}/tickets/check'>);
  return (
    <Loaded resource={game.value} room="16rem">
      {(found) => (
        <section class="card" aria-labelledby="checker">
          <h2 id="checker">Check a ticket against every draw</h2>
          <div class="form">
            <NumbersFields game={found} numbers={numbers} />
            <div class="whole">
              <Action<Checked> kind="main" call={call} done={({ body }) => (checked.value = body)}>
                Check it
              </Action>
            </div>
          </div>
          {checked.value?.items.map(({ plays, notPlayable, stakedCents, wonCents, jackpots, results }) => (
            <div class="stack close" key="result">
              <Figures
                of={{
                  plays: count(plays),
                  'draws it could not be played in': count(notPlayable),
                  staked: stakedCents === null ? 'unknown' : money(stakedCents, found.currency),
                  won: wonCents === null ? 'unknown' : money(wonCents, found.currency),
                  jackpots,
                }}
              />
              <Table
                name="Wins"
                says={<>The last {Math.min(shown, results.length)} wins. The past of a ticket says nothing about its future.</>}
              >
                <TableHead titles={['Draw', 'Hits by pool', 'Won#']} />
                <tbody>
                  {results.slice(-shown).map((result) => (
                    <tr key={`${result.date} ${result.draw}`}>
                      <td>{result.draw === 'main' ? result.date : `${result.date}, ${result.draw}`}</td>
                      <td>{result.tier}</td>
                      <td class="number">{prizeInWords(result, found.currency)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          ))}
        </section>
      )}
    </Loaded>
  );
}
