import { prizeInWords } from './prize';

describe('what a ticket has won', () => {
  it.each([
    [{ prize: 'fixed', prizeCents: 400 }, '$4.00'],
    [{ prize: 'none', prizeCents: 0 }, 'nothing'],
    [{ prize: 'jackpot', prizeCents: null }, 'the jackpot'],
    [{ prize: 'pari-mutuel', prizeCents: null }, 'a share of a pool'],
    [{ prize: 'unknown', prizeCents: null }, 'unknown'],
  ])('%j is %s', (prize, words) => {
    expect(prizeInWords(prize, 'USD')).toBe(words);
  });
});
