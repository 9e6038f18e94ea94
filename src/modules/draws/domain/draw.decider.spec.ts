import { DrawConflictsDismissed, DrawCorrected, DrawIngested, type DrawSource, DrawSupplemented, DrawWithdrawn } from '#events/draws';
import type { DrawnNumbers } from '#events/ids';
import { givenFor } from '../../../../test/support/given';
import { drawDecider } from './draw.decider';

const given = givenFor(drawDecider);
const manual: DrawSource = { kind: 'manual' };
const sample: DrawSource = { kind: 'sample', importId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d', line: 2, layout: 'canonical' };
const result = (source: DrawSource, powerball = 25, multiplier: number | null = 2) => ({
  game: 'powerball',
  date: '2026-08-05',
  era: '2015-10-07',
  numbers: { white: [14, 20, 59, 60, 61], powerball: [powerball] },
  multiplier,
  secondary: {} as Record<string, DrawnNumbers>,
  source,
});
const record = (...of: Parameters<typeof result>) => ({ type: 'RecordDraw', ...result(...of) }) as const;
const ingested = (...of: Parameters<typeof result>) => DrawIngested(result(...of));
const supplemented = (multiplier: number) =>
  DrawSupplemented({ game: 'powerball', date: '2026-08-05', multiplier, secondary: {}, source: manual });
const withdraw = { type: 'WithdrawDraw', game: 'powerball', date: '2026-08-05', reason: 'dropped' } as const;
const withdrawn = (reason = 'dropped') => DrawWithdrawn({ game: 'powerball', date: '2026-08-05', reason });

describe('record a draw', () => {
  it('puts a new result on record', () => given().when(record(manual)).yields(ingested(manual)));
  it('says nothing the second time', () => given(ingested(manual)).when(record(manual)).yieldsNothing());
  it('says nothing when only the multiplier is not known', () =>
    given(ingested(manual))
      .when(record(manual, 25, null))
      .yieldsNothing());
  it('adds a multiplier that was not known', () =>
    given(ingested(manual, 25, null))
      .when(record(manual, 25, 3))
      .yields(supplemented(3)));
  it('adds it once, and refuses another one then', () => {
    given(ingested(manual, 25, null), supplemented(3))
      .when(record(manual, 25, 3))
      .yieldsNothing();
    given(ingested(manual, 25, null), supplemented(3))
      .when(record(manual, 25, 2))
      .isRefused('draw-conflict');
  });
  it('refuses other numbers', () => given(ingested(manual)).when(record(manual, 24)).isRefused('draw-conflict'));
  it('refuses another multiplier', () =>
    given(ingested(manual))
      .when(record(manual, 25, 3))
      .isRefused('draw-conflict'));
  it('lets a synthetic result give way to the real one', () =>
    given(ingested(sample, 1)).when(record(manual)).yields(withdrawn('the real result arrived'), ingested(manual)));
  it('never lets a synthetic result touch a real one', () => given(ingested(manual)).when(record(sample, 1)).yieldsNothing());
  it('says nothing when a synthetic result comes twice', () => given(ingested(sample)).when(record(sample)).yieldsNothing());
  it('refuses another synthetic result', () => given(ingested(sample)).when(record(sample, 1)).isRefused('draw-conflict'));
  it('puts the real result in place of a synthetic one with the same numbers', () =>
    given(ingested(sample)).when(record(manual)).yields(withdrawn('the real result arrived'), ingested(manual)));
  it('names both results in a refusal', () =>
    expect(drawDecider.decide(record(manual, 24), drawDecider.evolve(drawDecider.initial, ingested(manual)))).toMatchObject({
      detail: expect.stringMatching(/powerball 25, white 14 20 59 60 61 × 2; powerball 24, white 14 20 59 60 61 × 2/),
    }));
  it('puts a result on record after one was withdrawn', () =>
    given(ingested(sample), withdrawn()).when(record(manual)).yields(ingested(manual)));
});

describe('a secondary draw', () => {
  const doublePlay = { white: [2, 17, 30, 41, 66], powerball: [9] };
  const withDoublePlay = (numbers = doublePlay) => ({ ...record(manual), secondary: { doublePlay: numbers } });
  it('is added to a draw on record once, and never changed by a source', () => {
    const added = DrawSupplemented({
      game: 'powerball',
      date: '2026-08-05',
      multiplier: null,
      secondary: { doublePlay },
      source: manual,
    });
    given(ingested(manual)).when(withDoublePlay()).yields(added);
    given(ingested(manual), added).when(withDoublePlay()).yieldsNothing();
    given(ingested(manual), added)
      .when(withDoublePlay({ ...doublePlay, powerball: [10] }))
      .isRefused('draw-conflict');
    given(ingested(manual), added).when(record(manual)).yieldsNothing();
  });
});

describe('correct a draw', () => {
  const { source: _, ...right } = result(manual, 24);
  const resolves = [{ importId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d', line: 7 }];
  const correction = { type: 'CorrectDraw', ...right, reason: 'the official page says 24', resolves } as const;
  const previous = { numbers: { white: [14, 20, 59, 60, 61], powerball: [25] }, multiplier: 2, secondary: {} };
  const corrected = DrawCorrected({ ...right, previous, reason: correction.reason, resolves });
  it('puts the right result on record and keeps the old one', () => given(ingested(manual)).when(correction).yields(corrected));
  it('corrects a correction', () => {
    const back = { ...correction, numbers: previous.numbers, resolves: [] };
    given(ingested(manual), corrected)
      .when(back)
      .yields(
        DrawCorrected({
          ...right,
          numbers: previous.numbers,
          previous: { ...previous, numbers: right.numbers },
          reason: back.reason,
          resolves: [],
        }),
      );
  });
  it('refuses what is on record already', () => given(ingested(manual), corrected).when(correction).isRefused('nothing-to-correct'));
  it('refuses a draw that is not there', () => given().when(correction).isRefused('draw-not-found'));
  it('refuses a synthetic draw', () => given(ingested(sample)).when(correction).isRefused('synthetic-draw'));
  it('is what other sources are compared with from then on', () => {
    given(ingested(manual), corrected).when(record(manual, 24)).yieldsNothing();
    given(ingested(manual), corrected).when(record(manual)).isRefused('draw-conflict');
  });
});

describe('dismiss conflicts', () => {
  const dismisses = [{ importId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d', line: 7 }];
  const of = { game: 'powerball', date: '2026-08-05', reason: 'the other file is wrong' };
  it('says that the record stays', () =>
    given(ingested(manual))
      .when({ type: 'DismissConflicts', ...of, dismisses })
      .yields(DrawConflictsDismissed({ ...of, dismisses })));
  it('is refused when none is open', () =>
    given(ingested(manual))
      .when({ type: 'DismissConflicts', ...of, dismisses: [] })
      .isRefused('no-conflict'));
});

describe('withdraw a draw', () => {
  it('withdraws a synthetic one', () => given(ingested(sample)).when(withdraw).yields(withdrawn()));
  it('refuses a real one', () => given(ingested(manual)).when(withdraw).isRefused('invalid-draw'));
  it('says nothing when there is none', () => given(ingested(sample), withdrawn()).when(withdraw).yieldsNothing());
});
