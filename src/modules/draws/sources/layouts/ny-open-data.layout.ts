import { type Layout, multiplierIn, numberIn, toDraw } from './layout';

/** New York's open data: American dates, all balls in one cell, the powerball last. */
export const nyOpenDataLayout: Layout = {
  name: 'ny-open-data',
  header: 'Draw Date,Winning Numbers,Multiplier',
  requires: ['drawdate', 'winningnumbers'],
  read: (cells) => {
    const date = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(cells.drawdate ?? '');
    if (!date) return { code: 'invalid-date', message: `${cells.drawdate} is not a date as MM/DD/YYYY` };
    const [, month = '', day = '', year] = date;
    const numbers = (cells.winningnumbers ?? '').trim().split(/\s+/);
    if (numbers.length !== 6) return { code: 'wrong-count', message: `6 winning numbers are drawn, not ${numbers.length}` };
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return toDraw(iso, numbers.slice(0, 5).map(numberIn), numberIn(numbers[5]), multiplierIn(cells.multiplier));
  },
};
