import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as soon } from 'node:timers/promises';
import { MovableClock } from '../../../test/support/movable-clock';
import { Timer } from '#modules/platform';
import { OpenAnswers } from './open-answers';

/** A timer whose time has come when a spec says so. */
class HeldTimer extends Timer {
  readonly waiting: { ms: number; action: () => void }[] = [];

  after(ms: number, action: () => void): () => void {
    const each = { ms, action };
    this.waiting.push(each);
    return () => this.waiting.splice(this.waiting.indexOf(each), 1);
  }
}

const answer = () => new ServerResponse(new IncomingMessage(new Socket()));
const lasting = { id: 'lasting', expiresAt: null };

function answersUnderTest() {
  const [clock, timer] = [new MovableClock(), new HeldTimer()];
  return { timer, open: new OpenAnswers(clock, timer), inOneHour: new Date(Date.parse(clock.now()) + 3_600_000).toISOString() };
}

describe('answers under way', () => {
  it('are cut off with their key, but for the one that it is done for, and nobody else’s', () => {
    const { open } = answersUnderTest();
    const [first, second, mine, others] = [answer(), answer(), answer(), answer()];
    open.follow(lasting, '1', first);
    open.follow(lasting, '2', second);
    open.follow(lasting, '3', mine);
    open.follow({ id: 'another', expiresAt: null }, '4', others);
    open.cut('lasting', '3');
    expect([first, second, mine, others].map(({ destroyed }) => destroyed)).toEqual([true, true, false, false]);
    open.cut('nobody');
  });

  it('are cut off when the time of their key is over', () => {
    const { open, timer, inOneHour } = answersUnderTest();
    const [first, second] = [answer(), answer()];
    open.follow({ id: 'passing', expiresAt: inOneHour }, '1', first);
    open.follow({ id: 'passing', expiresAt: inOneHour }, '2', second);
    expect(timer.waiting.map(({ ms }) => Math.round(ms / 60_000))).toEqual([60]);
    timer.waiting[0]?.action();
    expect([first.destroyed, second.destroyed]).toEqual([true, true]);
  });

  it('that are over leave nothing to wait for', async () => {
    const { open, timer, inOneHour } = answersUnderTest();
    const over = answer();
    open.follow({ id: 'passing', expiresAt: inOneHour }, '1', over);
    over.emit('close');
    await soon();
    expect(timer.waiting).toEqual([]);
    open.cut('passing');
    expect(over.destroyed).toBe(false);
  });

  it('of keys that are good for centuries are waited for no longer than a timer can wait', () => {
    const { open, timer } = answersUnderTest();
    open.follow({ id: 'passing', expiresAt: '2999-01-01T00:00:00.000Z' }, '1', answer());
    expect(timer.waiting.map(({ ms }) => ms)).toEqual([2 ** 31 - 1]);
  });
});
