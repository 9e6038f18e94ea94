import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { packageRoot } from '#events/store';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file as it is sent; `gzipped` is null where that would save nothing. */
export type DashboardFile = Readonly<{ type: string; bytes: Buffer; gzipped: Buffer | null }>;

/** The files of the dashboard, read once at start: what is not among them is not there, whatever it is called. */
@Injectable()
export class DashboardFiles {
  private readonly files: ReadonlyMap<string, DashboardFile> = read(join(packageRoot(), 'dist/web'));

  /** A file by its name from the dashboard's folder: `assets/index-B9VqSYDl.js`. */
  find(name: string): DashboardFile | undefined {
    return this.files.get(name);
  }
}

function read(directory: string): Map<string, DashboardFile> {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => Object.hasOwn(types, extname(name)));
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), file(join(directory, name))]));
}

function file(path: string): DashboardFile {
  const bytes = readFileSync(path);
  const gzipped = gzipSync(bytes, { level: 9 });
  return { type: types[extname(path)] as string, bytes, gzipped: gzipped.length < bytes.length ? gzipped : null };
}
