import { Table } from '../../parts/table';
import { useSignal, useSignalEffect } from '@preact/signals';
import { type BodyOf, writeCall } from '../../api/api';
import { gameId } from '../../frame/game';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';
import { Figures } from '../../parts/figures';
import { percent } from '../../parts/numbers';

type Value = BodyOf<'/v1/games/{game}/tickets/expected-value', 'post'>;

/** What a play is worth, and what it costs. */
export function ExpectedValue() {
  const cash = useSignal('100000000');
  const tax = useSignal('0.37');
  const plays = useSignal('10000000');
  const value = useSignal<Value | null>(null);
  // What another jackpot would be worth is no answer to this one.
  useSignalEffect(() => {
    void [cash.value, tax.value, plays.value];
    value.value = null;
  });
  const call = () =>
    writeCall(
      '/v1/games/{game}/tickets/expected-value',
      { path: { game: gameId.value } },
      { cash: Number(cash.value), tax: Number(tax.value), plays: Number(plays.value) },
    );
  return (
    <section class="card" aria-labelledby="value">
      <h2 id="value">What a play is worth</h2>
      <div class="form">
        <Field label="Jackpot, cash value" hint="What is paid at once, not the advertised sum.">
          <input type="number" min={0} value={cash.value} onInput={(event) => (cash.value = event.currentTarget.value)} />
        </Field>
        <Field label="Tax" hint="A share: 0.37 is 37 %.">
          <input type="number" min={0} max={1} step="0.01" value={tax.value} onInput={(event) => (tax.value = event.currentTarget.value)} />
        </Field>
        <Field label="Plays sold" hint="Others who might share the jackpot.">
          <input type="number" min={0} value={plays.value} onInput={(event) => (plays.value = event.currentTarget.value)} />
        </Field>
        <div class="whole">
          <Action<Value> kind="main" call={call} done={({ body }) => (value.value = body)}>
            Compute it
          </Action>
        </div>
      </div>
      {value.value ? <Answer value={value.value} /> : null}
    </section>
  );
}

function Answer({ value: { price, value, loss, currency, breakEvenCash, tiers } }: Readonly<{ value: Value }>) {
  const sum = (amount: number) => new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
  return (
    <>
      <p class="notice">
        A play costs {sum(price)} and is worth {sum(value)}:{' '}
        {loss > 0
          ? `${sum(loss)} are lost on average.`
          : `${sum(-loss)} are won on average, nearly all of it by the one who has the jackpot.`}
      </p>
      <Figures
        of={{
          'lost of each stake': percent(loss / price),
          ...(breakEvenCash === null ? {} : { 'worth its price from a jackpot of': sum(breakEvenCash) }),
        }}
      />
      <Table name="Prizes and their chances">
        <caption>Every prize and its chance, computed exactly.</caption>
        <tbody>
          {tiers.map(({ tier, oneIn }) => (
            <tr key={tier}>
              <td>{tier}</td>
              <td class="number">1 in {oneIn.toLocaleString('en', { maximumFractionDigits: 2 })}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
