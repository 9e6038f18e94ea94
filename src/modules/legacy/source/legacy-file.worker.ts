import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { decodeFile } from '../domain/decode-file';
import type { LegacyFileMessage, LegacyFileTask } from './decode-in-background';
import { NotALegacyFile } from './not-a-legacy-file';
import { readLegacyFile } from './read-legacy-file';

// Linux gives each thread a priority of its own: reading an old file yields to the API.
if (process.platform === 'linux') setPriority(19);

const { bytes, game } = workerData as LegacyFileTask;

function answer(): LegacyFileMessage {
  try {
    const { columns, notes, ...rows } = readLegacyFile(bytes);
    const counts = { prediction_sets: rows.prediction_sets.length, model_predictions: rows.model_predictions.length };
    return { kind: 'decoded', file: { columns, notes, rows: counts, ...decodeFile(rows, game) } };
  } catch (error) {
    if (error instanceof NotALegacyFile) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

parentPort?.postMessage(answer());
