import { Table } from '../../parts/table';
import { type Month, monthsOf } from './months';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The years of the record, month by month: what is whole, and how many draws are missing where it is not. */
export function Calendar(record: Parameters<typeof monthsOf>[0]) {
  return (
    <Table
      name="Months of the record"
      kind="calendar"
      says="A tick is a month without a hole; a number is how many of its draws are missing."
    >
      <thead>
        <tr>
          <th scope="col">Year</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthsOf(record).map(({ year, months }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {months.map((month, place) => (
              <td key={names[place]} class={classOf(month)}>
                {inWords(month)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const classOf = (month: Month): string => (month === 0 ? 'whole' : typeof month === 'number' ? 'holes' : '');

function inWords(month: Month) {
  if (month === 'outside') return null;
  if (month === 'unknown') return '?';
  return month === 0 ? <span title="whole">✓</span> : month;
}
