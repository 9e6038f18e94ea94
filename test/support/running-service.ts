import { join } from 'node:path';
import {
  type AccessMode,
  type BackupSettings,
  type EdgeSettings,
  type LogSettings,
  type OperationSettings,
  type ProofSettings,
  Settings,
  type SyncSettings,
} from '#modules/configuration';
import type { Clock } from '#modules/platform';
import { type Service, startService } from '../../src/service';
import { temporaryDirectory } from './temporary-directory';

/** An answer of the API. */
export type Answer = Readonly<{
  status: number;
  headers: Headers;
  /** As JSON.parse gives it. */
  body: ReturnType<typeof JSON.parse>;
}>;

/** The real service on a free port, over real files. */
export async function runningService(
  options: {
    sample?: boolean;
    directory?: string;
    artifactsKept?: number;
    queueMax?: number;
    clock?: Clock;
    sync?: Partial<SyncSettings>;
    proofs?: Partial<ProofSettings>;
    access?: AccessMode;
    operations?: Partial<OperationSettings>;
    logs?: Partial<LogSettings>;
    backups?: Partial<BackupSettings>;
    edge?: Partial<EdgeSettings>;
  } = {},
) {
  const directory = options.directory ?? temporaryDirectory();
  const settings = new Settings('127.0.0.1', 0, join(directory, 'data'), join(directory, 'models'), options.sample ?? false);
  const { artifactsKept = settings.artifactsKept, queueMax = settings.queueMax, access = settings.access } = options;
  Object.assign(settings, {
    sync: { ...settings.sync, ...options.sync },
    proofs: { ...settings.proofs, ...options.proofs },
    operations: { ...settings.operations, quietMs: 0, ...options.operations },
    logs: { ...settings.logs, ...options.logs },
    backups: { ...settings.backups, ...options.backups },
    edge: { ...settings.edge, ...options.edge },
    artifactsKept,
    queueMax,
    access,
  });
  const service: Service = await startService(settings, { write() {} }, options.clock);
  await service.ready.catch(async (error: unknown) => {
    await service.stop('it never was ready');
    throw error;
  });
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(service.url + path, { method, ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    directory,
    service,
    stop: () => service.stop('the spec is done'),
    get: (path: string, headers: Record<string, string> = {}) => call('GET', path, { headers }),
    delete: (path: string, headers: Record<string, string> = {}) => call('DELETE', path, { headers }),
    post: (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      call(
        'POST',
        path,
        body === undefined ? { headers } : { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
      ),
    importCsv: (text: string, headers: Record<string, string> = {}) =>
      call('POST', '/v1/games/powerball/imports', { headers: { 'content-type': 'text/csv', ...headers }, body: text }),
  };
}

/** The service that {@link runningService} gives. */
export type RunningService = Awaited<ReturnType<typeof runningService>>;
