import { beyondRetention } from './retention';

const model = (id: string, status: 'idle' | 'retired' | 'archived' = 'idle') => ({ id, status });
const ids = (models: readonly { id: string }[]) => models.map(({ id }) => id);

describe('the models of a slot that are too many', () => {
  const models = [model('1', 'archived'), model('2', 'retired'), model('3'), model('4'), model('5')];

  it('are those before the newest ones that are kept', () => {
    expect(ids(beyondRetention(models, 2, new Set()))).toEqual(['2', '3']);
    expect(beyondRetention(models, 4, new Set())).toEqual([]);
    expect(beyondRetention([], 1, new Set())).toEqual([]);
  });

  it('are never those that are needed', () => {
    expect(ids(beyondRetention(models, 1, new Set(['2', '4'])))).toEqual(['3']);
  });
});
