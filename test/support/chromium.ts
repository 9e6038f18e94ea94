import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { packageRoot } from '#events/store';

const places: string[] = JSON.parse(readFileSync(join(packageRoot(), 'scripts/browser-places.json'), 'utf8'));

/** Chromium on this machine (`CHROMIUM` says where else it is), or undefined. */
export const browserFile: string | undefined = [process.env.CHROMIUM, ...places].find((place) => place !== undefined && existsSync(place));

/** A real browser. As root its own sandbox cannot be had. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserFile as string, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
