import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is as awaited, and gives it. @throws Error that tells the last answer, after `ms` */
export async function until<Value>(
  ask: () => Value | Promise<Value>,
  isAwaited: (value: Value) => boolean = Boolean,
  ms = 20_000,
): Promise<Value> {
  const deadline = performance.now() + ms;
  for (;;) {
    const value = await ask();
    if (isAwaited(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`after ${ms} ms it was ${JSON.stringify(value)?.slice(0, 400)}; awaited: ${isAwaited}, of: ${ask}`);
    await pause(5);
  }
}
