import fc from 'fast-check';
import { isBroken, nextSegment, type Segment } from './segments';

const rootAt = (size: number) => `root ${size}`;
const segment = (from: number, to: number): Segment => ({ from, to, fromRoot: rootAt(from - 1), root: rootAt(to) });

/** Follows a chain to where it ends. @returns the positions that it went through, and the break that it ended with */
function walk(segments: readonly Segment[], start: number) {
  const through = [start];
  for (;;) {
    const next = nextSegment(segments, through.at(-1) as number, rootAt);
    if (next === null || isBroken(next)) return { through, ended: next };
    through.push(next.to);
  }
}

/** Sizes of segments that follow each other from position 1 on. */
const someSegments = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 15 }).map((sizes) => {
  let from = 1;
  return sizes.map((size) => {
    const made = segment(from, from + size - 1);
    from += size;
    return made;
  });
});

describe('a chain of segments', () => {
  it('goes on from a position with the segment that leads furthest', () => {
    const segments = [segment(11, 14), segment(11, 20), segment(21, 30)];
    expect(nextSegment(segments, 10, rootAt)).toEqual(segments[1]);
    expect(nextSegment(segments, 12, rootAt)).toEqual(segments[1]);
    expect(nextSegment(segments, 30, rootAt)).toBeNull();
  });

  it('is broken where positions are missing, and says which', () => {
    expect(nextSegment([segment(15, 20)], 10, rootAt)).toEqual({ kind: 'gap', from: 11, to: 14 });
  });

  it('does not go on with a segment of another history', () => {
    const other = { ...segment(11, 20), fromRoot: 'another root' };
    expect(nextSegment([other], 10, rootAt)).toEqual({ kind: 'other-history', segment: other });
    expect(nextSegment([other, segment(9, 15)], 10, rootAt)).toEqual(segment(9, 15));
  });

  it('leads from anywhere in it to its end, in whatever order its segments stand', () => {
    fc.assert(
      fc.property(someSegments, fc.nat(), fc.nat(), (segments, at, turn) => {
        const end = segments.at(-1)?.to as number;
        const turned = segments.map((_, index) => segments[(index + turn) % segments.length] as Segment);
        expect(walk(turned, at % end).ended).toBeNull();
        expect(walk(turned, at % end).through.at(-1)).toBe(end);
      }),
    );
  });

  it('ends before any segment that is missing, unless it was the last', () => {
    fc.assert(
      fc.property(someSegments, fc.nat(), (segments, at) => {
        const missing = segments[at % segments.length] as Segment;
        const { through, ended } = walk(
          segments.filter((each) => each !== missing),
          0,
        );
        expect(through.at(-1)).toBe(missing.from - 1);
        expect(ended).toEqual(missing === segments.at(-1) ? null : { kind: 'gap', from: missing.from, to: missing.to });
      }),
    );
  });
});
