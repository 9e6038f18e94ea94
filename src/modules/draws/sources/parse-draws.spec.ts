import { isRejection } from '#events/kernel';
import { powerball } from '../../../../test/support/games';
import { type ParsedDraws, parseDraws, rowsMax } from './parse-draws';

const canonical = 'draw_date,n1,n2,n3,n4,n5,powerball,power_play';
const read = (text: string | Uint8Array) => parseDraws(powerball, typeof text === 'string' ? Buffer.from(text) : text);
const rows = (text: string) => (read(text) as ParsedDraws).rows;
const refusal = (text: string | Uint8Array) => {
  const parsed = read(text);
  return isRejection(parsed) ? [parsed.rejected, parsed.detail] : parsed;
};
const draw = { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: [25] }, multiplier: 2 };

describe('reading a file of draws', () => {
  it.each([
    ['canonical', `${canonical}\n2026-08-05,14,20,59,60,61,25,2\n`],
    ['canonical', `\ufeffDraw Date, N1,N2,N3,N4,N5,Powerball,Power Play\r\n"2026-08-05", 14 ,20,59,60,61,25,2\r\n`],
    ['ny-open-data', 'Draw Date,Winning Numbers,Multiplier,double_play_winning_numbers\n08/05/2026,14 20 59 60 61 25,2,\n'],
  ])('tells the layout %s from the header', (layout, text) => {
    expect(read(text)).toEqual({ layout, rows: [{ line: 2, text: expect.any(String), draw }] });
  });

  it('takes an empty multiplier, and a file without one, as not known', () => {
    expect(rows(`${canonical}\n2026-08-05,14,20,59,60,61,25,\n`)).toMatchObject([{ draw: { multiplier: null } }]);
    expect(rows('draw_date,n1,n2,n3,n4,n5,powerball\n2026-08-05,14,20,59,60,61,25\n')).toMatchObject([{ draw: { multiplier: null } }]);
  });

  it('finds fault with rows one by one, by their line in the file', () => {
    expect(rows(`${canonical}\n\n2026-08-05,14,20,59,60\n2026-08-05,14,20,x,60,61,25,2\n2026-08-05,14,20,59,60,61,25,two\n`)).toMatchObject(
      [
        { line: 3, problem: { code: 'wrong-cells' } },
        { line: 4, problem: { code: 'not-an-integer' } },
        { line: 5, problem: { code: 'invalid-multiplier' } },
      ],
    );
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('tells the line that a row begins on, also after cells of several lines (%s)', (_, end) => {
    const row = '2026-08-05,14,20,59,60,61,25,2';
    const text = [`${canonical},note`, '', `${row},"two`, 'lines"', `${row},one`].join(end);
    expect(rows(text)).toMatchObject([
      { line: 3, draw },
      { line: 5, draw },
    ]);
  });

  it.each([
    ['empty-body', ''],
    ['empty-body', ' \n'],
    ['not-text', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00])],
    ['not-text', Buffer.from([0xff, 0xfe, 0x41])],
    ['unknown-layout', '<!doctype html><html></html>'],
    ['unknown-layout', 'a,b,c\n1,2,3\n'],
    ['unknown-layout', 'draw_date,n1,n1,n2,n3,n4,n5,powerball\n2026-08-05,1,14,20,59,60,61,25\n'],
    ['no-rows', `${canonical}\n`],
    ['too-many-rows', `${canonical}\n${'2026-08-05,14,20,59,60,61,25,2\n'.repeat(rowsMax + 1)}`],
  ])('refuses a whole file with %s', (code, text) => expect(refusal(text)).toEqual([code, expect.any(String)]));

  it('says what it saw and what it accepts', () => {
    expect(refusal('a,b,c\n1,2,3\n')).toEqual(['unknown-layout', expect.stringMatching(/seen: a,b,c; accepted headers: draw_date,n1/)]);
  });
});
