import type { ServerResponse } from 'node:http';
import type { Announcements } from '#modules/platform';

/** One listener's stream of a training's progress, as server-sent events. It ends with the training. */
export class TrainingProgressStream {
  constructor(
    private readonly announcements: Pick<Announcements, 'on'>,
    private readonly response: ServerResponse,
  ) {}

  /** Writes how far the training is until it has ended or the listener goes. `statusOf` tells its status now; `isOver` whether one is an end. */
  run(trainingId: string, statusOf: () => string, isOver: (status: string) => boolean): Promise<void> {
    this.response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.response.flushHeaders();
    return new Promise((resolve) => {
      const endWhenOver = () => {
        const status = statusOf();
        if (isOver(status)) this.response.end(message('ended', { trainingId, status }));
      };
      const stops = [
        this.announcements.on('training.progress', (progress) => {
          if (progress.trainingId === trainingId) this.response.write(message('progress', progress));
        }),
        this.announcements.on('log.committed', endWhenOver),
      ];
      this.response.once('close', () => {
        for (const stop of stops) stop();
        resolve();
      });
      endWhenOver();
    });
  }
}

const message = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
