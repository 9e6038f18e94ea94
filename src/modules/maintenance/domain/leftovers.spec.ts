import fc from 'fast-check';
import { type Found, sortLeftovers } from './leftovers';

const hourMs = 3_600_000;
const found = (changes: Partial<Found>): Found => ({
  place: 'models',
  path: 'frequency_20261120_031542_9f86d081',
  form: 'artifact',
  bytes: 7,
  changedAt: '2026-11-20T03:15:42.000Z',
  ageMs: 48 * hourMs,
  isReferred: false,
  isOurs: true,
  ...changes,
});

describe('what is left over', () => {
  it('can be removed where no event refers to it, and it is no longer in the making', () => {
    expect(sortLeftovers([found({})]).removable).toMatchObject([{ bytes: 7, why: expect.stringContaining('no event refers to it') }]);
    expect(sortLeftovers([found({ isReferred: true })])).toEqual({ removable: [], leftAlone: [] });
    expect(sortLeftovers([found({ ageMs: 23 * hourMs })])).toEqual({ removable: [], leftAlone: [] });
    expect(sortLeftovers([found({ form: 'unfinished', ageMs: hourMs })]).removable).toHaveLength(1);
    expect(sortLeftovers([found({ form: 'discarded', ageMs: 0 })]).removable).toHaveLength(1);
  });

  it('is left alone where it may be of another log', () => {
    expect(sortLeftovers([found({ isOurs: false })])).toMatchObject({
      removable: [],
      leftAlone: [{ why: expect.stringContaining('not in this log') }],
    });
  });

  it('is never something that an event refers to, nor something that has just changed', () => {
    const anything = fc.record({
      form: fc.constantFrom('artifact', 'unfinished', 'discarded', 'damaged', 'scratch') as fc.Arbitrary<Found['form']>,
      ageMs: fc.integer({ min: -hourMs, max: 1_000 * hourMs }),
      isReferred: fc.boolean(),
      isOurs: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anything), (all) => {
        const files = all.map((each, index) => found({ ...each, path: String(index) }));
        const { removable, leftAlone } = sortLeftovers(files);
        const told = [...removable, ...leftAlone].map(({ path }) => files[Number(path)] as Found);
        expect(told.filter(({ isReferred, ageMs }) => isReferred || ageMs < 0)).toEqual([]);
        expect(told.filter(({ form, ageMs }) => form !== 'discarded' && ageMs < hourMs)).toEqual([]);
      }),
    );
  });
});
