import { linkFrom, withParameters } from './address';

const here = new URL('http://127.0.0.1:3000/draws?game=mega-millions&asOf=position:12&from=2026-01-01&number=7');

describe('the address of what is shown', () => {
  it('takes parameters in, changes them and drops those that are empty', () => {
    const url = withParameters(here, { from: '', number: 8, weekday: 'friday', game: undefined });
    expect(url.search).toBe('?asOf=position%3A12&number=8&weekday=friday');
    expect(here.searchParams.get('number')).toBe('7');
  });

  it('carries the moment and the game over to another page, and no filter', () => {
    expect(linkFrom(here, '/models', { tab: 'train' })).toBe('/models?asOf=position%3A12&game=mega-millions&tab=train');
  });

  it('gives way to what a link says itself', () => {
    expect(linkFrom(here, '/draws/2026-08-05?game=powerball', {})).toBe('/draws/2026-08-05?game=powerball&asOf=position%3A12');
    expect(linkFrom(here, '/record', { asOf: undefined })).toBe('/record?game=mega-millions');
  });
});
