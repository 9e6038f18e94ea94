/** Whether the service is up. */
export class Health {
  /**
   * `up`, `degraded` (it answers, but something wants looking at) or `down`.
   * @example "up"
   */
  status!: string;
  /**
   * Each part: `up`, or what is the matter with it.
   * @example { "log": "up", "readSide": "up", "models": "up", "processes": "up", "sync": "up: closed, last at 2026-11-20T17:00:01.000Z", "operations": "degraded: 1 failed operation waits in /v1/failures", "disk": "up: 68.1 GB free for data, 68.1 GB free for models", "data": "up" }
   */
  parts?: Record<string, string>;
}
