import type { ApiBodyOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { GameDefinition } from '../domain/game-definition';

/** A small definition that is right. */
const example = {
  id: 'my-lottery',
  name: 'My Lottery',
  timeZone: 'Europe/Berlin',
  drawTime: '19:25',
  currency: 'EUR',
  pools: { main: { label: 'Numbers', columns: ['n', 'ball'] } },
  multiplier: null,
  eras: [
    {
      id: '2020-01-01',
      firstDraw: '2020-01-01',
      pools: { main: { pick: 6, size: 49 } },
      priceCents: 120,
      schedule: [{ from: '2020-01-01', weekdays: ['Wed', 'Sat'] }],
      prizes: { 6: 'jackpot', 5: 500_000 },
    },
  ],
};

/** The definition of a game as JSON Schema, told from what checks it. */
export const gameBody = {
  description: 'The definition. Draw dates are in the game’s time zone; prices and prizes are in cents.',
  schema: { ...z.toJSONSchema(GameDefinition, { io: 'input', target: 'openapi-3.0', unrepresentable: 'any' }), example },
} as ApiBodyOptions;
