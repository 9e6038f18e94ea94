import { Injectable } from '@nestjs/common';

/** The one source of waiting. */
export abstract class Timer {
  /** Does something after a while, unless the returned function is called before. */
  abstract after(ms: number, action: () => void): () => void;
}

/** The machine's own timer. Nothing stays alive for its sake. */
@Injectable()
export class SystemTimer extends Timer {
  after(ms: number, action: () => void): () => void {
    const timer = setTimeout(action, ms).unref();
    return () => clearTimeout(timer);
  }
}
