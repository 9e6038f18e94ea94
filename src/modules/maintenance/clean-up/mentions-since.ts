import type { EventLog } from '#events/store';
import { mentionsOf } from '../domain/mentions';
import { removesThings } from './look-for-leftovers';

/** Follows the log from a position on, and tells whether some names were mentioned since. */
export class MentionsSince {
  private readonly mentioned = new Set<string>();
  private readonly mentions: (text: string) => readonly string[];

  constructor(
    private readonly log: EventLog,
    private position: number,
    names: readonly string[],
  ) {
    this.mentions = mentionsOf(names);
  }

  /** Whether an event up to now names it. */
  has(name: string): boolean {
    for (const events of this.log.scan(this.position))
      for (const { type, data, position } of events) {
        if (!removesThings(type)) for (const each of this.mentions(JSON.stringify(data))) this.mentioned.add(each);
        this.position = position;
      }
    return this.mentioned.has(name);
  }
}
