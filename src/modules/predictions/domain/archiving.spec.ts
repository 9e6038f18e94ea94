import fc from 'fast-check';
import { type ListedSet, setsToArchive } from './archiving';

const set = (id: string, status: ListedSet['status'], isScored = true): ListedSet => ({ id, status, isScored });
const archived = (sets: readonly ListedSet[], kept: number) => setsToArchive(sets, kept).map(({ id, policy }) => [id, policy]);

describe('the sets of a model that are archived', () => {
  it('are those that another one has superseded, once they were measured', () => {
    const sets = [
      set('5', 'current', false),
      set('4', 'superseded', false),
      set('3', 'scored'),
      set('2', 'superseded'),
      set('1', 'superseded'),
    ];
    expect(archived(sets, 10)).toEqual([
      ['2', 'one-per-draw'],
      ['1', 'one-per-draw'],
    ]);
  });

  it('are those that count beyond the newest ones that are kept', () => {
    const sets = [set('5', 'current', false), set('4', 'scored'), set('3', 'superseded'), set('2', 'scored'), set('1', 'scored')];
    expect(archived(sets, 2)).toEqual([
      ['3', 'one-per-draw'],
      ['2', 'kept-per-model'],
      ['1', 'kept-per-model'],
    ]);
    expect(archived(sets, 4)).toEqual([['3', 'one-per-draw']]);
  });

  it('are never those that were not measured, and as many that count stay as are kept, whatever there is', () => {
    const any = fc.record({ status: fc.constantFrom('current', 'superseded', 'scored'), isScored: fc.boolean() });
    fc.assert(
      fc.property(fc.array(any), fc.integer({ min: 1, max: 5 }), (made, kept) => {
        const sets = made.map((each, index) => ({ ...each, id: String(index) }) as ListedSet);
        const gone = new Set(setsToArchive(sets, kept).map(({ id }) => id));
        expect(sets.filter(({ id, isScored }) => !isScored && gone.has(id))).toEqual([]);
        const counting = sets.filter(({ status }) => status !== 'superseded');
        expect(counting.slice(0, kept).filter(({ id }) => gone.has(id))).toEqual([]);
        const left = sets.filter(({ id }) => !gone.has(id));
        expect(setsToArchive(left, kept)).toEqual([]);
      }),
    );
  });
});
