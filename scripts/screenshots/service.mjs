import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The built service on a free port, over a directory that is gone afterwards, with a clock that the story moves.
 *
 * Directories are named from the present one, so that no page shows where on this machine they are.
 */
export async function startStory(startsAt) {
  const directory = mkdtempSync(join(tmpdir(), 'hindcast-screenshots-'));
  const home = process.cwd();
  process.chdir(directory);
  const { startService } = await import('#app/service');
  const { Clock, configurationFrom } = await import('#modules/platform');
  const clock = new (movable(Clock))(startsAt);
  const variables = {
    HINDCAST_PORT: '0',
    HINDCAST_DATA_DIR: 'data',
    HINDCAST_MODELS_DIR: 'models',
    HINDCAST_BACKUP_DIR: 'backups',
    HINDCAST_LOG_NAME: 'forecasts.example.org/log',
    HINDCAST_LOG_LEVEL: 'fatal',
  };
  const service = await startService(configurationFrom({ argv: [], variables, directory }), { write() {} }, clock);
  await service.ready;
  const stop = async () => {
    await service.stop('the pictures are made');
    process.chdir(home);
    rmSync(directory, { recursive: true, force: true });
  };
  return { clock, url: service.url, api: apiAt(service.url), stop };
}

const movable = (Clock) =>
  class extends Clock {
    constructor(moment) {
      super();
      this.moveTo(moment);
    }
    moveTo(moment) {
      this.offsetMs = Date.parse(moment) - Date.now();
    }
    now() {
      return new Date(Date.now() + this.offsetMs).toISOString();
    }
  };

function apiAt(url) {
  const call = async (method, path, type, body) => {
    const response = await fetch(url + path, { method, headers: type ? { 'content-type': type } : {}, body });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const get = (path) => call('GET', path);
  /** Asks until the answer is as it should be. */
  const until = async (path, isSo) => {
    for (let tries = 0; tries < 2_400; tries += 1) {
      const answer = await get(path);
      if (isSo(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${path} never came to be as it should`);
  };
  return {
    get,
    until,
    post: (path, body) => call('POST', path, 'application/json', JSON.stringify(body ?? {})),
    send: (path, type, text) => call('POST', path, type, text),
    /** Asks for work and waits for its end. */
    done: async (path, body) => {
      const { id } = await call('POST', path, 'application/json', JSON.stringify(body));
      return until(`${path}/${id}`, ({ status }) => status === 'completed');
    },
  };
}
