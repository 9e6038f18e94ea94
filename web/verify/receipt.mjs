/**
 * Checks the receipt of a prediction, offline, with nothing but the platform's own SHA-256 and Ed25519 (WebCrypto).
 *
 * Nothing that a receipt says of itself is believed: a sentence counts only where a hash or a signature bears it out. The way through this
 * file is `examine`, from the top: the shape, the key, the three entries of the log (prediction, closing of the sets, result of the draw),
 * how they belong together, time stamps, witnesses, and the verdict. The files beside it read the formats and
 * compute the hashes.
 *
 * With little time, read what all else rests on: `checkSignature`, `checkInclusion`, `checkOrder`, `checkOneHistory`, `checkTimeStamp`,
 * and in tree.mjs `rootOfInclusion` and `rootsOfConsistency`.
 *
 * @see https://c2sp.org/signed-note https://c2sp.org/tlog-checkpoint https://c2sp.org/tlog-proof https://c2sp.org/tlog-cosignature
 * @see RFC 6962, section 2.1 (trees and proofs); RFC 3161, section 2.4.2 (time stamps)
 */

import { digestOf, isSigned, sameBytes } from './cryptography.mjs';
import { isBy, readNote, readProof, readVerifierKey } from './notes.mjs';
import {
  canonicalJson,
  count,
  Problem,
  readBase64,
  readHash,
  readHashes,
  readJson,
  readList,
  readNumbers,
  readRecord,
  readShort,
  readText,
  readWhole,
  refuse,
  requireKeys,
  shown,
  Unable,
  utc,
  utf8,
} from './reading.mjs';
import { readTimeStamp } from './time-stamp.mjs';
import { leafHash, rootOfInclusion, rootsOfConsistency } from './tree.mjs';

/** @typedef {import('./reading.mjs').Bytes} Bytes */
/** @typedef {import('./notes.mjs').VerifierKey} VerifierKey */
/** @typedef {import('./notes.mjs').Signature} Signature */
/** @typedef {import('./notes.mjs').Checkpoint} Checkpoint */
/** @typedef {import('./notes.mjs').Proof} Proof */

/** @typedef {'passed' | 'failed' | 'not-shown'} Status `not-shown`: the receipt is silent on it, or it cannot be checked here. */
/** @typedef {{ name: string, status: Status, sentence: string }} Check */
/** @typedef {{ by: 'time stamp' | 'witness', name: string, time: string, size: number, checkpoint?: string, token?: string }} Moment */
/** @typedef {{ from: number, to: number } | null} Span Sizes of the two states of the log that were shown to be one history. */
/** @typedef {{ origin: string | null, keyKept: boolean, span: Span, prediction: Entry['facts'] | null, closed: Entry['facts'] | null, draw: Entry['facts'] | null, moments: Moment[] }} Summary */
/** @typedef {{ passed: boolean, checks: Check[], summary: Summary, verdict: string[] }} Result */

/** @typedef {{ part: Part, position: number, game: string, date: string, leaf: Bytes, facts: Record<string, any> } & Proof} Entry */
/** @typedef {{ prediction: Entry, closed: Entry | null, draw: Entry | null }} Entries */
/** @typedef {keyof typeof parts} Part */

const receiptBytesMax = 1_000_000;
const endorsementsMax = 100;
const timeStampsMax = 16;

/**
 * Checks a receipt. Never throws, whatever it is given.
 *
 * @param {string} text the receipt, as it stands in its file
 * @param {{ key?: string | undefined, witnesses?: readonly string[] | undefined }} [options] the log's verifier key as you kept it
 *   yourself, and the verifier keys of witnesses that you trust
 * @returns {Promise<Result>} `passed`: no check failed; what is `not-shown` is told in the verdict
 */
export async function verifyReceipt(text, options) {
  const checks = new Checks();
  /** @type {Summary} */
  const summary = { origin: null, keyKept: false, span: null, prediction: null, closed: null, draw: null, moments: [] };
  try {
    await examine(checks, summary, text, options ?? {});
  } catch (error) {
    checks.add('This program', 'failed', sentenceOf(error));
  }
  const passed = checks.list.every(({ status }) => status !== 'failed');
  return { passed, checks: checks.list, summary, verdict: passed ? verdictOf(summary) : failureOf(checks) };
}

/**
 * @param {Checks} checks
 * @param {Summary} summary
 * @param {string} text
 * @param {{ key?: string | undefined, witnesses?: readonly string[] | undefined }} options
 */
async function examine(checks, summary, text, { key, witnesses = [] }) {
  const receipt = await checks.run('Receipt', () => readReceipt(text));
  if (!receipt) return;
  const logKey = await checks.run('Key', () => readLogKey(receipt.key));
  summary.keyKept = Boolean(await checks.run('Key that you kept', () => compareKeys(receipt, key)));
  if (!logKey) return;
  summary.origin = shown(logKey.name);

  const prediction = await examineEntry(checks, logKey, 'prediction', receipt.prediction);
  const closed = await examineEntry(checks, logKey, 'closed', receipt.closed);
  const draw = await examineEntry(checks, logKey, 'draw', receipt.draw);
  if (!prediction || closed === undefined || draw === undefined) return;
  Object.assign(summary, { prediction: prediction.facts, closed: closed?.facts ?? null, draw: draw?.facts ?? null });

  const entries = { prediction, closed, draw };
  await examineTogether(checks, summary, entries, receipt);
  const stamped = closed ? [prediction.checkpoint, closed.checkpoint] : [prediction.checkpoint];
  await examineTimeStamps(checks, summary, stamped, receipt.timestamps);
  await examineWitnesses(checks, summary, entries, logKey, witnesses);
}

/** How the entries belong together. @param {Checks} checks @param {Summary} summary @param {Entries} entries @param {any} receipt */
async function examineTogether(checks, summary, entries, receipt) {
  const { prediction, closed, draw } = entries;
  await checks.run('Same draw', () => checkSameDraw(entries));
  await checks.run('Order', () => checkOrder(entries));
  if (draw) await checks.run('First result', () => checkFirstResult(draw));
  if (closed) await checks.run('Closed in time', () => checkClosedInTime(closed, draw));
  if (closed) await checks.run('Among the closed sets', () => checkAmongClosed(prediction, closed, receipt.closed));
  summary.span = (await checks.run('One history', () => checkOneHistory(entries, receipt.consistency))) ?? null;
}

/** @param {unknown} error */
const sentenceOf = (error) => (error instanceof Problem ? error.message : `This could not be checked: ${shown(String(error))}.`);

/** @template Value @typedef {{ status: Status, sentence: string, value: Value }} Finding */

/** @template [Value=undefined] @param {string} sentence @param {Value} [value] @returns {Finding<Value>} */
const yes = (sentence, value) => ({ status: 'passed', sentence, value: /** @type {Value} */ (value) });

/** @template [Value=undefined] @param {string} sentence @param {Value} [value] @returns {Finding<Value>} */
const notShown = (sentence, value) => ({ status: 'not-shown', sentence, value: /** @type {Value} */ (value) });

/** The checks made so far. */
class Checks {
  /** @type {Check[]} */
  list = [];
  unable = false;

  /** @param {string} name @param {Status} status @param {string} sentence */
  add(name, status, sentence) {
    this.list.push({ name, status, sentence });
  }

  /**
   * Makes one check and gives what it found; undefined when it failed.
   *
   * @template Value
   * @param {string} name
   * @param {() => Finding<Value> | Promise<Finding<Value>>} work
   * @returns {Promise<Value | undefined>}
   */
  async run(name, work) {
    try {
      const { status, sentence, value } = await work();
      this.add(name, status, sentence);
      return value;
    } catch (error) {
      this.unable ||= error instanceof Unable;
      this.add(name, 'failed', sentenceOf(error));
      return undefined;
    }
  }
}

/** @param {string} text */
function readReceipt(text) {
  if (typeof text !== 'string' || text.trim() === '') refuse('There is nothing to check: the receipt is empty.');
  if (text.length > receiptBytesMax || utf8(text).length > receiptBytesMax) refuse('The receipt is larger than 1 MB. No real one is.');
  const receipt = readJson(text, 'The receipt');
  if (receipt?.format !== 'hindcast-receipt/v1') refuse('This is not a receipt of the format hindcast-receipt/v1.');
  requireKeys(
    receipt,
    ['format', 'key', 'proves', 'prediction', 'closed', 'draw', 'consistency', 'timestamps', 'endorsements'],
    'The receipt',
  );
  requireKeys(receipt.proves, ['alone', 'beforeTheDraw'], 'The part "proves"');
  for (const sentence of Object.values(receipt.proves)) readText(sentence, 'A sentence of the part "proves"');
  requireParts(receipt);
  return yes('The receipt can be read, and is of the format hindcast-receipt/v1.', receipt);
}

/** Each part has just what belongs into it. @param {Record<string, any>} receipt */
function requireParts(receipt) {
  requireKeys(receipt.prediction, ['event', 'proof'], 'The part "prediction"');
  if (receipt.closed !== null) requireKeys(receipt.closed, ['event', 'proof', 'index', 'hashes'], 'The part "closed"');
  if (receipt.draw !== null) requireKeys(receipt.draw, ['event', 'proof'], 'The part "draw"');
  const proofs = readList(receipt.consistency, 'The list of proofs between states');
  if (proofs.length > 2) refuse('The receipt holds more proofs between states than it can have states.');
  for (const proof of proofs) requireKeys(proof, ['from', 'to', 'hashes'], 'A proof between two states');
  if (readList(receipt.timestamps, 'The list of time stamps').length > timeStampsMax) refuse('The receipt holds too many time stamps.');
  if (readList(receipt.endorsements, 'The list of endorsements').length > endorsementsMax)
    refuse('The receipt holds too many endorsements.');
  for (const stamp of receipt.timestamps) requireKeys(stamp, ['authority', 'checkpoint', 'token'], 'A time stamp');
}

/** @param {unknown} text */
async function readLogKey(text) {
  const key = await readVerifierKey(text, 1, "The receipt's key");
  return yes(`The key of the log ${shown(key.name)} fits its own short id, ${key.id}: yes.`, key);
}

/**
 * The key that the person kept is the one in the receipt, or vouched for the next one, and that one for the next, up to it.
 *
 * @param {{ key: string, endorsements: unknown[] }} receipt
 * @param {unknown} kept
 * @returns {Promise<Finding<boolean>>}
 */
async function compareKeys({ key: inReceipt, endorsements }, kept) {
  if (kept === undefined || kept === null) {
    return notShown(
      'You gave no key. The key used here comes from the receipt itself, and anyone can make one: compare it with the key of the log as you got it elsewhere.',
      false,
    );
  }
  if (typeof kept !== 'string') refuse('The key that you gave is not the key in the receipt.');
  if (kept.trim() === inReceipt) return yes('The key in the receipt is the one that you gave: yes.', true);
  const steps = await stepsBetween(kept.trim(), inReceipt, endorsements);
  if (steps === null)
    refuse('The key that you gave is not the key in the receipt, and no chain of endorsements leads from one to the other.');
  return yes(`The key that you gave vouched for the one in the receipt, ${steps === 1 ? 'directly' : `in ${steps} steps`}: yes.`, true);
}

/** How many keys vouched for the next one, from a key to another; null when they do not lead there. @param {string} from @param {string} to @param {unknown[]} endorsements */
async function stepsBetween(from, to, endorsements) {
  let key = from;
  for (let steps = 0; steps <= endorsements.length; steps++) {
    if (key === to) return steps;
    const next = await endorsedBy(key, endorsements);
    if (next === null) return null;
    key = next;
  }
  return null;
}

/** @param {string} key @param {unknown[]} endorsements @returns {Promise<string | null>} the key that it vouched for */
async function endorsedBy(key, endorsements) {
  const verifier = await readVerifierKey(key, 1, 'The key that you gave');
  for (const endorsement of endorsements) {
    const { text, signatures } = readNote(readText(endorsement, 'An endorsement'));
    const [title, previous, next] = text.split('\n');
    if (title !== 'hindcast log key rotation' || previous !== key || !next) continue;
    const own = signatures.filter((signature) => isBy(signature, verifier));
    for (const { bytes } of own) if (await isSigned(verifier, bytes, text)) return next;
  }
  return null;
}

/**
 * Reads one entry of the log and checks its checkpoint's signature and its place.
 *
 * @param {Checks} checks
 * @param {VerifierKey} logKey
 * @param {Part} part
 * @param {{ event: unknown, proof: unknown } | null} given
 * @returns {Promise<Entry | null | undefined>} null when the receipt has none, undefined when it cannot be read
 */
async function examineEntry(checks, logKey, part, given) {
  const { title, the } = parts[part];
  if (given === null) {
    checks.add(title, 'not-shown', `${the} is not in this receipt.`);
    return null;
  }
  const entry = await checks.run(title, () => readEntry(part, given));
  if (!entry) return undefined;
  await checks.run(`${title}, signature`, () => checkSignature(entry.checkpoint, logKey));
  await checks.run(`${title}, place`, () => checkInclusion(entry));
  return entry;
}

/** @param {Part} part @param {{ event: unknown, proof: unknown }} given @returns {Promise<Finding<Entry>>} */
async function readEntry(part, given) {
  const { the, type, read, tell } = parts[part];
  const line = readText(given.event, `${the}'s line`);
  const event = readJson(line, `${the}'s line`);
  if (canonicalJson(event) !== line) refuse(`${the}'s line is not in the one form that the log writes (canonical JSON).`);
  requireKeys(event, ['data', 'id', 'meta', 'position', 'recordedAt', 'schema', 'stream', 'type', 'version'], `${the}'s line`);
  if (event.type !== type) refuse(`Where ${type} belongs stands another event: ${shown(event.type)}.`);
  const position = readWhole(event.position, `${the}'s position`, 1);
  const proof = readProof(readText(given.proof, `${the}'s proof`), the);
  const { game, date, ...rest } = read(readRecord(event.data, `${the}'s data`));
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(readText(game, `${the}'s game`))) refuse(`${the} names no game.`);
  if (!/^\d{4}-\d\d-\d\d$/.test(readText(date, `${the}'s date`))) refuse(`${the} names no date.`);
  const recordedAt = readShort(event.recordedAt, `${the}'s time`);
  const stream = readShort(event.stream, `${the}'s stream`);
  const version = readWhole(event.version, `${the}'s place in its stream`, 1);
  const facts = { position, size: proof.checkpoint.size, game, date, recordedAt, stream, version, ...rest };
  return yes(tell(facts), { part, position, game, date, leaf: await leafHash(line), facts, ...proof });
}

/** What the three kinds of entry are called, hold and say. */
const parts = {
  prediction: {
    title: 'Prediction',
    the: 'The prediction',
    type: 'PredictionIssued',
    /** @param {Record<string, any>} data */
    read: ({ game, drawDate, predictionSetId, modelId, slot, tickets }) => ({
      game,
      date: drawDate,
      predictionSetId: readShort(predictionSetId, "The prediction's id"),
      modelId: readShort(modelId, "The prediction's model"),
      slot: readShort(slot, "The prediction's slot"),
      tickets: readList(tickets, "The prediction's list of tickets").map((ticket) => readNumbers(readRecord(ticket, 'A ticket').numbers)),
    }),
    /** @param {Record<string, any>} facts */
    tell: ({ predictionSetId, tickets, game, date, slot }) =>
      `The prediction can be read: set ${predictionSetId}, ${count(tickets.length, 'ticket')} for ${game} on ${date}, by ${slot}.`,
  },
  closed: {
    title: 'Closing',
    the: 'The closing of the sets',
    type: 'PredictionsClosed',
    /** @param {Record<string, any>} data */
    read: ({ game, drawDate, sets, root, positions, outcomeKnown }) => {
      if (typeof outcomeKnown !== 'boolean') refuse('The closing does not say whether the outcome was known.');
      return {
        game,
        date: drawDate,
        sets: readWhole(sets, 'The number of closed sets', 1),
        root: readText(root, 'The root over the closed sets'),
        positions: readList(positions, "The closing's list of positions").map((position) => readWhole(position, 'A closed position', 1)),
        outcomeKnown,
      };
    },
    /** @param {Record<string, any>} facts */
    tell: ({ sets, game, date }) => `The closing of the sets can be read: ${count(sets, 'set')} for ${game} on ${date}.`,
  },
  draw: {
    title: 'Draw',
    the: 'The result of the draw',
    type: 'DrawIngested',
    /** @param {Record<string, any>} data */
    read: ({ game, date, numbers, source }) => ({ game, date, numbers: readNumbers(numbers), synthetic: source?.kind === 'sample' }),
    /** @param {Record<string, any>} facts */
    tell: ({ game, date, numbers, synthetic }) =>
      `The result can be read: ${game} on ${date}, ${numbers}${synthetic ? ' (synthetic: no lottery drew it)' : ''}.`,
  },
};

/** @param {Checkpoint} checkpoint @param {VerifierKey} logKey */
async function checkSignature({ body, origin, size, signatures }, logKey) {
  if (origin !== logKey.name) refuse(`The checkpoint is of another log (${shown(origin)}) than the key (${shown(logKey.name)}).`);
  const own = signatures.filter((signature) => isBy(signature, logKey));
  if (own.length === 0) refuse("The checkpoint does not bear the log's signature.");
  for (const { bytes } of own) {
    if (!(await isSigned(logKey, bytes, body))) refuse("The log's signature under the checkpoint is not right: it was changed, or forged.");
  }
  return yes(`The log ${shown(logKey.name)} signed the checkpoint, its state at ${count(size, 'entry')}, with this key: yes.`);
}

/** @param {Entry} entry */
async function checkInclusion({ part, position, index, leaf, path, checkpoint }) {
  const { the } = parts[part];
  if (index !== position - 1) refuse(`${the} says of itself that it is entry ${position}, its proof is for entry ${index + 1}.`);
  const place = `as entry ${position} of ${checkpoint.size}`;
  const root = await rootOfInclusion(leaf, index, checkpoint.size, path);
  if (!sameBytes(root, checkpoint.root)) refuse(`${the} is not in the log ${place}: it, its proof or the checkpoint was changed.`);
  return yes(`${the} is in the log, ${place}: yes.`);
}

/** @param {Entries} entries */
function checkSameDraw({ prediction, closed, draw }) {
  const others = [closed, draw].filter((entry) => entry !== null);
  if (others.length === 0) return notShown('The receipt holds neither the closing nor the result of the draw.');
  for (const { part, game, date } of others) {
    if (game !== prediction.game || date !== prediction.date) {
      refuse(`${parts[part].the} is of ${game} on ${date}, the prediction of ${prediction.game} on ${prediction.date}.`);
    }
  }
  return yes(`All are of the same draw, ${prediction.game} on ${prediction.date}: yes.`);
}

/** @param {Entries} entries */
function checkOrder({ prediction, closed, draw }) {
  const later = [closed, draw].filter((entry) => entry !== null);
  if (later.length === 0) return notShown("The receipt does not show the prediction's place among the closing and the result.");
  for (const { part, position } of later) {
    if (prediction.position < position) continue;
    refuse(`The prediction (entry ${prediction.position}) is not in front of the ${nameOf(part)} (entry ${position}).`);
  }
  if (closed?.position === draw?.position) refuse(`The closing and the result cannot both be entry ${draw?.position}.`);
  const rest = later.map(({ part, position }) => `the ${nameOf(part)} (entry ${position})`).join(' and ');
  return yes(`In the log, the prediction (entry ${prediction.position}) stands in front of ${rest}: yes.`);
}

/** @param {Entry} draw */
function checkFirstResult({ game, date, facts: { stream, version } }) {
  if (stream !== `draw-${game}-${date}`) refuse('The result does not stand in the stream of its draw.');
  if (version === 1) return yes('By its number (1), this is the first entry of the log on this draw: yes.');
  return notShown(`By its number (${version}), this is not the first entry on this draw: another result may have stood in the log before.`);
}

/** @param {Entry} closed @param {Entry | null} draw */
function checkClosedInTime({ position, game, date, facts }, draw) {
  const { stream, version } = facts;
  if (stream !== `target-${game}-${date}`) refuse('The closing does not stand in the stream of its draw.');
  if (version !== 1)
    refuse(`By its number (${version}), this is not the first closing of this draw: another one may have named other sets.`);
  if (facts.outcomeKnown || (draw !== null && position > draw.position)) {
    return notShown('The sets were closed after the outcome was known to the log: that they were complete before it is not shown.');
  }
  if (draw === null) return notShown('The closing says that the outcome was not known; the result is not in the receipt to compare.');
  return yes('The sets were closed before the result stood in the log: yes.');
}

/** @param {Entry} prediction @param {Entry} closed @param {{ index: unknown, hashes: unknown }} given */
async function checkAmongClosed(prediction, closed, given) {
  const { sets, root, positions } = closed.facts;
  const ascending = positions.every((/** @type {number} */ position, /** @type {number} */ at) => at === 0 || position > positions[at - 1]);
  if (positions.length !== sets || !ascending || positions.at(-1) >= closed.position) {
    refuse('The closing contradicts itself: its list of positions is not one of so many sets, ascending, in front of it.');
  }
  const index = readWhole(given.index, 'The place among the closed sets', 0);
  if (positions[index] !== prediction.position) refuse(`The prediction is not number ${index + 1} of the closed sets.`);
  const path = readHashes(given.hashes, 'The proof among the closed sets');
  const reached = await rootOfInclusion(prediction.leaf, index, sets, path);
  if (!sameBytes(reached, readHash(root, 'The root over the closed sets'))) refuse('The prediction is not one of the closed sets.');
  return yes(`The prediction is number ${index + 1} of the ${count(sets, 'set')} that were closed for this draw: yes.`);
}

/**
 * Joins the states of the log that the receipt shows, from the smallest to the largest: each must be the beginning of the next one.
 *
 * @param {Entries} entries
 * @param {{ from: unknown, to: unknown, hashes: unknown }[]} proofs
 * @returns {Promise<Finding<Span>>}
 */
async function checkOneHistory(entries, proofs) {
  const checkpoints = checkpointsOf(entries);
  requireOneRootForEachSize(checkpoints);
  const states = [...new Map(checkpoints.map((checkpoint) => [checkpoint.size, checkpoint])).values()].sort((a, b) => a.size - b.size);
  const [oldest = checkpoints[0], newest = oldest] = [states[0], states.at(-1)];
  if (proofs.length !== states.length - 1) {
    refuse(`The receipt shows ${count(states.length, 'state')} of the log, and ${count(proofs.length, 'proof')} between states.`);
  }
  if (oldest.size === newest.size) {
    return yes(`Everything is shown in one and the same state of the log, of ${count(oldest.size, 'entry')}: yes.`, null);
  }
  for (const [at, proof] of proofs.entries()) await requireGrowth(states[at] ?? oldest, states[at + 1] ?? newest, proof);
  const sentence = `The log at ${newest.size} entries begins with the log at ${count(oldest.size, 'entry')}, unchanged: yes.`;
  return yes(sentence, { from: oldest.size, to: newest.size });
}

/** @param {Checkpoint} older @param {Checkpoint} newer @param {{ from: unknown, to: unknown, hashes: unknown }} proof */
async function requireGrowth(older, newer, proof) {
  if (proof.from !== older.size || proof.to !== newer.size) {
    refuse(`The proof is not between the states of ${older.size} and of ${newer.size} entries.`);
  }
  const path = readHashes(proof.hashes, 'The proof between two states');
  const roots = await rootsOfConsistency(older.root, older.size, newer.size, path);
  if (!sameBytes(roots.older, older.root) || !sameBytes(roots.newer, newer.root)) {
    refuse(`The log at ${newer.size} entries does not begin with the log at ${older.size}: the history or the proof was changed.`);
  }
}

/** @param {Checkpoint[]} checkpoints */
function requireOneRootForEachSize(checkpoints) {
  for (const one of checkpoints) {
    const other = checkpoints.find(({ size, root }) => size === one.size && !sameBytes(root, one.root));
    if (other) refuse(`The log signed two different states of ${count(one.size, 'entry')}: it shows different people different histories.`);
  }
}

/**
 * @param {Checks} checks
 * @param {Summary} summary
 * @param {Checkpoint[]} checkpoints of the prediction and of the closing
 * @param {{ authority: unknown, checkpoint: unknown, token: unknown }[]} timestamps
 */
async function examineTimeStamps(checks, summary, checkpoints, timestamps) {
  if (timestamps.length === 0) checks.add('Time stamp', 'not-shown', 'The receipt holds no time stamp.');
  for (const [at, given] of timestamps.entries()) {
    const name = `Time stamp ${at + 1}`;
    const moment = await checks.run(name, () => checkTimeStamp(given, checkpoints));
    if (!moment) continue;
    summary.moments.push(moment);
    checks.add(
      `${name}, authority`,
      'not-shown',
      `That ${moment.name} made it is not checked here. With its certificate you can: openssl ts -verify -data checkpoint.txt -in token.tsr -CAfile authority.pem`,
    );
  }
}

/**
 * @param {{ authority: unknown, checkpoint: unknown, token: unknown }} given
 * @param {Checkpoint[]} checkpoints of the prediction and of the closing
 * @returns {Promise<Finding<Moment>>}
 */
async function checkTimeStamp(given, checkpoints) {
  const authority = readText(given.authority, "The time stamp's authority");
  if (!/^https?:\/\/\S{1,200}$/u.test(authority)) refuse('The authority of the time stamp is not named by an address.');
  const checkpoint = readText(given.checkpoint, 'The stamped checkpoint');
  // Whichever of the log's keys had signed it then: what is stamped is the same size and root.
  const stamped = checkpoints.find(({ body }) => checkpoint.startsWith(`${body}\n`));
  if (!stamped) refuse("The stamped checkpoint is not the prediction's, nor the closing's.");
  const token = readText(given.token, 'The time stamp');
  const { algorithm, digest, time } = readTimeStamp(readBase64(token, 'The time stamp'));
  if (!sameBytes(await digestOf(algorithm, utf8(checkpoint)), digest)) refuse('The time stamp is for another text than this checkpoint.');
  const sentence = `The time stamp is for the state of ${count(stamped.size, 'entry')} (${algorithm}) and names ${time}: yes.`;
  return yes(sentence, { by: 'time stamp', name: shown(authority, 210), time, size: stamped.size, checkpoint, token });
}

/** @param {Checks} checks @param {Summary} summary @param {Entries} entries @param {VerifierKey} logKey @param {readonly string[]} given */
async function examineWitnesses(checks, summary, entries, logKey, given) {
  const known = await readWitnessKeys(checks, given);
  const found = cosignaturesOf(entries, logKey);
  for (const { signature, checkpoint } of found) {
    const witness = known.find((key) => isBy(signature, key));
    const moment = await checks.run(`Witness ${shown(signature.name)}`, () => checkCosignature(signature, checkpoint, witness));
    if (moment) summary.moments.push(moment);
  }
  const silent = known.filter((key) => !found.some(({ signature }) => isBy(signature, key)));
  for (const { name } of silent) {
    checks.add(`Witness ${shown(name)}`, 'not-shown', 'This witness, whose key you gave, has signed nothing here.');
  }
  if (found.length + silent.length === 0) checks.add('Witnesses', 'not-shown', 'No witness has signed a checkpoint of this receipt.');
}

/** Signatures by others than the log, each once. @param {Entries} entries @param {VerifierKey} logKey */
function cosignaturesOf(entries, logKey) {
  const all = checkpointsOf(entries).flatMap((checkpoint) => checkpoint.signatures.map((signature) => ({ signature, checkpoint })));
  const found = new Map(all.map((one) => [one.checkpoint.body + one.signature.line, one]));
  return [...found.values()].filter(({ signature }) => !isBy(signature, logKey));
}

/** @param {Checks} checks @param {readonly string[]} given @returns {Promise<VerifierKey[]>} */
async function readWitnessKeys(checks, given) {
  const keys = [];
  for (const text of readList(given, "The list of witnesses' keys")) {
    try {
      keys.push(await readVerifierKey(typeof text === 'string' ? text.trim() : text, 4, 'A key of a witness that you gave'));
    } catch (error) {
      checks.add("Witness's key", 'failed', sentenceOf(error));
    }
  }
  return keys;
}

/**
 * @param {Signature} signature
 * @param {Checkpoint} checkpoint
 * @param {VerifierKey | undefined} witness
 * @returns {Promise<Finding<Moment | null>>}
 */
async function checkCosignature({ bytes }, { body, size }, witness) {
  if (!witness) return notShown(`Under the state of ${count(size, 'entry')}: unknown witness, not checked.`, null);
  if (bytes.length !== 72) refuse("The witness's signature does not have the right length.");
  const seconds = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
  const signed = await isSigned(witness, bytes.subarray(8), `cosignature/v1\ntime ${seconds}\n${body}`);
  if (!signed) refuse("The witness's signature is not right.");
  const time = utc(new Date(Number(seconds) * 1000), "The witness's time");
  const sentence = `The witness, whose key you gave, saw the log at ${count(size, 'entry')} on ${time}: yes.`;
  return yes(sentence, { by: 'witness', name: shown(witness.name), time, size });
}

/** The verdict on a receipt with a failed check. @param {Checks} checks */
function failureOf({ list, unable }) {
  const names = list.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (unable) return ['The receipt could not be checked here.', 'Check it with another browser, or with: node verify.mjs receipt.json'];
  return ['The receipt does not pass.', `Failed: ${[...new Set(names)].join('; ')}. Do not rely on anything that it says.`];
}

/** The verdict on a receipt without a failed check: what is proven, and what is not. @param {Summary} summary */
function verdictOf(summary) {
  const holds = summary.keyKept
    ? 'The receipt holds, under the key that you kept.'
    : 'The receipt holds in itself. Its key comes from the receipt: anyone can make a log and a key of their own, so compare it with the key as you got it elsewhere.';
  return [holds, ...provenAlone(summary), ...provenInTime(summary)];
}

/** @param {Summary} summary */
function provenAlone({ origin, prediction, closed, draw, span }) {
  const place = `this exact prediction is entry ${prediction?.position} of the log ${origin}`;
  const order = draw ? `, in front of the result of its draw (entry ${draw.position})` : '';
  const among = closed ? `, and one of the ${count(closed.sets, 'set')} that were closed for the draw` : '';
  const history = span
    ? `Nothing in the first ${count(span.from, 'entry')} was changed or taken out up to entry ${span.to}.`
    : `Only one state of the log is shown, of ${count(prediction?.size, 'entry')}: for later ones, ask the log for a consistency proof.`;
  return [`Proven by the receipt alone: ${place}${order}${among}. ${history}`, ...unprovenOrder(draw), ...unprovenSets(closed, draw)];
}

/** Who shows one prediction may have made a thousand. @param {Summary['closed']} closed @param {Summary['draw']} draw */
function unprovenSets(closed, draw) {
  if (closed) return [];
  const warning = draw ? ' The result is known: without the closing, predictions that missed may have been left out.' : '';
  return [`Not shown: how many predictions were on record for this draw. The closing is not in this receipt.${warning}`];
}

/** @param {Summary['draw']} draw */
function unprovenOrder(draw) {
  if (!draw) return ['Not shown: that it stands in front of the result of its draw. The result is not in this receipt.'];
  return draw.version === 1 ? [] : ['Not shown: that the log held no other result of this draw before the prediction.'];
}

/** @param {Summary} summary */
function provenInTime({ moments, closed }) {
  /** @param {Moment} moment */
  const what = ({ size }) =>
    closed && size >= closed.position ? 'the prediction and the closing were in the log' : 'the prediction was in the log';
  const witnesses = moments.filter(({ by }) => by === 'witness');
  const stamps = moments.filter(({ by }) => by === 'time stamp');
  if (moments.length === 0) {
    return [
      'Not proven: that the prediction existed before the draw took place. The order in the log is only the order in which the log wrote, and its times come from its own clock, which proves nothing to an outsider. A time stamp, or a witness whose key you know, would be needed.',
    ];
  }
  return [
    ...witnesses.map((moment) => `Proven by a witness, as far as you trust ${moment.name}: ${what(moment)} by ${moment.time}.`),
    ...stamps.map(
      (moment) =>
        `A time stamp names ${moment.time}. If ${moment.name} made it, which is not checked here (the openssl command does), it proves that ${what(moment)} by then.`,
    ),
    'The moment of the draw is not in the receipt: compare these times with the published time of the drawing.',
  ];
}

/** @param {Entries} entries @returns {[Checkpoint, ...Checkpoint[]]} the prediction's first */
function checkpointsOf({ prediction, closed, draw }) {
  return [prediction.checkpoint, ...[closed, draw].flatMap((entry) => (entry ? [entry.checkpoint] : []))];
}

/** @param {Part} part */
const nameOf = (part) => (part === 'closed' ? 'closing of the sets' : part === 'draw' ? 'result of the draw' : 'prediction');
