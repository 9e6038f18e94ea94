import { computed } from '@preact/signals';
import { parameter } from '../routing/location';

/** The game that the pages are about. */
export const gameId = computed(() => parameter('game') ?? 'powerball');
