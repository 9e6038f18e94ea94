import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Metrics } from '../metrics';

/** The streams of server-sent events that somebody listens to: they do not end by themselves. */
@Injectable()
export class OpenStreams {
  private readonly responses = new Set<ServerResponse>();
  private isOver = false;

  constructor(metrics: Metrics) {
    metrics.add({
      name: 'hindcast_open_streams',
      help: 'Streams of server-sent events that somebody listens to.',
      read: () => [{ value: this.responses.size }],
    });
  }

  /** Keeps a stream until its listener goes. */
  add(response: ServerResponse): void {
    this.responses.add(response);
    response.once('close', () => this.responses.delete(response));
    if (this.isOver) response.end();
  }

  /** Ends all of them: the service stops. Listeners that come back go on after the last event they have. */
  endAll(): void {
    this.isOver = true;
    for (const response of this.responses) response.end();
  }
}
