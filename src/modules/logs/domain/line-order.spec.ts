import fc from 'fast-check';
import { type LinePlace, mergedLines, placeForm, placeIn, placeText } from './line-order';

const time = (second: number) => `2026-11-20T12:00:${String(second).padStart(2, '0')}.000Z`;
const place = fc.record<LinePlace>({ time: fc.nat(59).map(time), kind: fc.constantFrom('event', 'process'), number: fc.nat() });

describe('lines of both logs', () => {
  const [event, other, line]: [LinePlace, LinePlace, LinePlace] = [
    { time: time(1), kind: 'event', number: 9 },
    { time: time(1), kind: 'event', number: 10 },
    { time: time(1), kind: 'process', number: 1 },
  ];
  const later: LinePlace = { time: time(2), kind: 'event', number: 11 };

  it('are ordered by time; at one time events come first, and then their own order counts', () => {
    expect(mergedLines([other, event, later, line], 'asc', 4)).toEqual([event, other, line, later]);
    expect(mergedLines([other, event, later, line], 'desc', 4)).toEqual([later, line, other, event]);
    expect(mergedLines([event, line, later], 'asc', 2)).toEqual([event, line]);
  });

  it('have one order, whatever order they came in', () => {
    const distinct = fc.uniqueArray(place, { selector: placeText });
    fc.assert(
      fc.property(distinct, (places) => {
        const backwards = mergedLines([...places].reverse(), 'desc', places.length).reverse();
        expect(backwards).toEqual(mergedLines(places, 'asc', places.length));
      }),
    );
  });

  it('have a place that a text carries', () => {
    fc.assert(
      fc.property(place, (of) => {
        expect(placeText(of)).toMatch(placeForm);
        expect(placeIn(placeText(of))).toEqual(of);
      }),
    );
  });
});
