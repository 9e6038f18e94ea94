import type { ServerResponse } from 'node:http';
import type { EventLog } from '#events/store';
import type { Announcements } from '#modules/platform';

const eventsPerWrite = 200;
const heartbeatMs = 15_000;
/** Beyond so many bytes that a listener has not taken yet, it is told of no progress. Several times what one write of events holds. */
const waitingBytesMax = 512 * 1_024;
/** A listener that takes nothing of what there is for so long is cut off; it goes on after the last event that it has. */
const stalledMsMax = 14_000;

/** One listener's stream of server-sent events. A slow listener is written to no faster than it reads. */
export class EventFeed {
  private open = true;
  private wake = () => {};

  constructor(
    private readonly log: EventLog,
    private readonly announcements: Pick<Announcements, 'on'>,
    private readonly response: ServerResponse,
    private readonly stalledMs = stalledMsMax,
  ) {}

  /** Writes what comes after a position until the listener goes. */
  async run(after: number): Promise<void> {
    const stops = [
      this.announcements.on('log.committed', () => this.wake()),
      this.announcements.on('read-side.progress', (progress) => this.say('rebuild-progress', JSON.stringify(progress))),
      this.announcements.on('training.progress', (progress) => this.say('training-progress', JSON.stringify(progress))),
      this.announcements.on('import.progress', (progress) => this.say('import-progress', JSON.stringify(progress))),
    ];
    const heartbeat = setInterval(() => this.response.writableNeedDrain || this.response.write(': still here\n\n'), heartbeatMs);
    this.response.once('close', () => {
      this.open = false;
      this.wake();
    });
    this.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.response.flushHeaders();
    try {
      await this.follow(after);
    } finally {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    }
  }

  private async follow(after: number): Promise<void> {
    let cursor = after;
    while (this.open) {
      const { lines } = this.log.page({}, { limit: eventsPerWrite, order: 'asc', cursor });
      if (lines.length === 0) await this.nextCommit(cursor);
      else if (!this.response.write(lines.map(toMessage).join(''))) await this.drained();
      cursor += lines.length;
    }
  }

  private say(event: string, data: string): void {
    // How far something is, is told again: whoever is far behind misses it, so that it does not pile up.
    if (this.open && this.response.writableLength < waitingBytesMax) this.response.write(`event: ${event}\ndata: ${data}\n\n`);
  }

  /** Takes its listeners away again: a slow reader drains many times. */
  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.response.off('drain', done).off('close', done).setTimeout(0);
        resolve();
      };
      // Nobody listens to this timeout: the server closes the connection then.
      this.response.once('drain', done).once('close', done).setTimeout(this.stalledMs);
    });
  }

  private nextCommit(cursor: number): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      if (this.log.head > cursor || !this.open) resolve();
    });
  }
}

function toMessage(line: string): string {
  const { position, type } = JSON.parse(line) as { position: number; type: string };
  return `id: ${position}\nevent: ${type}\ndata: ${line}\n\n`;
}
