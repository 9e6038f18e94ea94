/** A game with a draw each day since 1700: room for large files. */
export const dailyGame = {
  id: 'daily',
  name: 'Daily',
  timeZone: 'UTC',
  drawTime: '12:00',
  currency: 'USD',
  pools: { main: { label: 'Numbers', columns: ['n'] } },
  multiplier: null,
  eras: [
    {
      id: '1700-01-01',
      firstDraw: '1700-01-01',
      pools: { main: { pick: 3, size: 90 } },
      priceCents: 100,
      schedule: [{ from: '1700-01-01', weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] }],
      prizes: null,
    },
  ],
};

/** The date of its n-th draw, from 0. */
export const dailyDate = (index: number): string => new Date(Date.UTC(1700, 0, 1 + index)).toISOString().slice(0, 10);

/** Its n-th draw as a row of a file. */
export const dailyRow = (index: number): string => `${dailyDate(index)},${1 + (index % 30)},${31 + (index % 30)},${61 + (index % 30)}`;

/** A file of its first draws, or of so many from another one on. */
export const dailyFile = (draws: number, first = 0): string =>
  ['date,n1,n2,n3', ...Array.from({ length: draws }, (_, index) => dailyRow(first + index))].join('\n');
