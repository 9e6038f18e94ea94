import { mentionsOf } from './mentions';

describe('the names that a text mentions', () => {
  it('are told, each as the longest that fits', () => {
    const mentions = mentionsOf(['.writing-ab', '.writing-abc', 'mlp_1', 'log.json.7.tmp']);
    expect(mentions('{"a":"mlp_1","b":["x/.writing-abc"]}')).toEqual(['mlp_1', '.writing-abc']);
    expect(mentions('logXjson.7.tmp, .writing-a')).toEqual([]);
  });

  it('are none where there are no names', () => {
    expect(mentionsOf([])('anything')).toEqual([]);
  });
});
