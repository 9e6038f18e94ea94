import { existsSync } from 'node:fs';
import places from './browser-places.json' with { type: 'json' };

/** Chromium on this machine (`CHROMIUM` says where else it is), or undefined. */
export const browserFile = [process.env.CHROMIUM, ...places].find((place) => place !== undefined && existsSync(place));
