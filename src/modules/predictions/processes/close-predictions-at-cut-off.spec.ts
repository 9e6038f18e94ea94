import { Games } from '#modules/draws';
import { logUnderTest } from '../../../../test/support/log-under-test';
import { ClosePredictionsAtCutOff } from './close-predictions-at-cut-off.process';

type Dependencies = ConstructorParameters<typeof ClosePredictionsAtCutOff>;
const [game, drawDate] = ['powerball', '2026-11-21'];

describe('closing at the cut-off', () => {
  it('goes on after a time in which the read side could not be read, and one draw that fails hinders no other', async () => {
    const { log } = await logUnderTest();
    const targets = [drawDate, '2026-11-18'].map((date) => ({ game, drawDate: date, closedAt: null }));
    const closed: string[] = [];
    const told: string[] = [];
    let isDown = true;
    const process = new ClosePredictionsAtCutOff(
      ...([
        {
          execute: async ({ drawDate: date }: { drawDate: string }) => {
            if (date === drawDate) throw new Error('this one fails');
            closed.push(date);
          },
        },
        { run: (_: unknown, action: () => Promise<void>) => action() },
        {},
        {
          open: async () => {
            if (isDown) throw new Error('the read side is not open yet');
            return targets;
          },
          find: async (_: string, date: string) => targets.find((target) => target.drawDate === date),
        },
        new Games(log, { view: { position: 0 } } as never),
        { next: () => 'id' },
        { now: () => '2026-11-23T00:00:00.000Z' },
        { after: () => () => {} },
        { failed: (_: unknown, { message }: { message: string }) => told.push(message) },
      ] as unknown as Dependencies),
    );
    await expect(process.closeDue()).rejects.toThrow('not open');
    isDown = false;
    await process.closeDue();
    expect(closed).toEqual(['2026-11-18']);
    expect(told).toEqual([`predictions for powerball ${drawDate} could not be closed; tried again in a minute`]);
    log.close();
  });
});
