// The page around receipt.mjs: takes in a receipt and keys, shows what the checks found. It sends nothing and stores nothing.
import { verifyReceipt } from './receipt.mjs';

const fileBytesMax = 1_000_000;

/** How a status looks and reads: never by colour alone. */
const looks = {
  passed: { icon: '✓', word: 'Passed' },
  failed: { icon: '✗', word: 'Failed' },
  'not-shown': { icon: '–', word: 'Not shown' },
};

/** An element of the page. @template {HTMLElement} Kind @param {string} id @param {new () => Kind} kind @returns {Kind} */
function find(id, kind) {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${id}.`);
}

const form = find('form', HTMLFormElement);
const drop = find('drop', HTMLDivElement);
const file = find('file', HTMLInputElement);
const text = find('text', HTMLTextAreaElement);
const key = find('key', HTMLInputElement);
const witnesses = find('witnesses', HTMLTextAreaElement);
const verdict = find('verdict', HTMLElement);
const results = find('results', HTMLDivElement);

/** Counts the checks begun, so that a late answer to an older question is not shown. */
let latest = 0;

/** A new element with its text and children. @param {string} tag @param {string} className @param {(string | Node)[]} children */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {keyof typeof looks} status */
function badge(status) {
  const { icon, word } = looks[status];
  const sign = make('span', 'icon', icon);
  sign.setAttribute('aria-hidden', 'true');
  return make('span', `badge ${status}`, sign, word);
}

/** What was found no longer answers what stands in the fields. */
function forget() {
  latest += 1;
  verdict.replaceChildren();
  verdict.className = 'verdict';
  results.hidden = true;
}

async function check() {
  forget();
  const mine = latest;
  const kept = key.value.trim();
  const known = witnesses.value.split('\n').filter((line) => line.trim() !== '');
  const result = await verifyReceipt(text.value, { key: kept === '' ? undefined : kept, witnesses: known });
  if (mine !== latest) return;
  showVerdict(result);
  showChecks(result);
  showPrediction(result);
  showStamps(result);
  results.hidden = false;
  verdict.scrollIntoView({ block: 'start' });
}

/** @param {import('./receipt.mjs').Result} result */
function showVerdict({ passed, checks, summary, verdict: [first = '', ...rest] }) {
  const status = passed ? 'passed' : 'failed';
  const tally = /** @type {const} */ (['passed', 'failed', 'not-shown']).map(
    (one) => `${checks.filter((found) => found.status === one).length} ${looks[one].word.toLowerCase()}`,
  );
  verdict.className = `verdict ${passed && !summary.keyKept ? 'not-shown' : status}`;
  verdict.replaceChildren(
    make('h2', '', badge(status), ' ', first),
    ...rest.map((paragraph) => make('p', '', paragraph)),
    make('p', 'tally', `Checks: ${tally.join(', ')}.`),
  );
}

/** @param {import('./receipt.mjs').Result} result */
function showChecks({ checks }) {
  const items = checks.map(({ name, status, sentence }) =>
    make('li', status, badge(status), make('div', 'found', make('h3', '', name), make('p', '', sentence))),
  );
  find('checks', HTMLUListElement).replaceChildren(...items);
}

/** Of a receipt with a failed check nothing is shown as predicted. @param {import('./receipt.mjs').Result} result */
function showPrediction({ passed, summary: { prediction } }) {
  find('prediction', HTMLElement).hidden = !passed || !prediction;
  if (!passed || !prediction) return;
  const { game, date, slot, tickets, position, recordedAt } = prediction;
  const about = `${game}, draw of ${date}, by ${slot}. Entry ${position} of the log; by the log's own clock, written on ${recordedAt}.`;
  find('prediction-about', HTMLParagraphElement).textContent = about;
  find('tickets', HTMLUListElement).replaceChildren(...tickets.map((/** @type {string} */ ticket) => make('li', '', ticket)));
}

/** The files that the openssl command needs. @param {import('./receipt.mjs').Result} result */
function showStamps({ passed, summary: { moments } }) {
  const items = moments.flatMap(({ name, time, checkpoint, token }) => {
    if (!checkpoint || !token) return [];
    const bytes = Uint8Array.from(atob(token), (character) => character.charCodeAt(0));
    return [make('li', '', make('p', '', `${time}, ${name}`), saver('checkpoint.txt', checkpoint), ' ', saver('token.tsr', bytes))];
  });
  find('stamps', HTMLElement).hidden = !passed || items.length === 0;
  find('stamp-list', HTMLUListElement).replaceChildren(...items);
}

/** A button that saves a file. @param {string} name @param {BlobPart} content */
function saver(name, content) {
  const button = make('button', 'quiet', `Save ${name}`);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
  return button;
}

/** Takes in a file and checks it at once; of one that is too large, just enough to see that it is. @param {File | undefined} chosen */
async function take(chosen) {
  if (!chosen) return;
  forget();
  const mine = latest;
  const read = await chosen
    .slice(0, fileBytesMax + 1)
    .text()
    .catch(() => '');
  if (mine !== latest) return;
  text.value = read;
  await check();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void check();
});
form.addEventListener('input', (event) => {
  if (event.target !== file) forget();
});
file.addEventListener('change', () => {
  void take(file.files?.[0]);
});

// A file that is dropped beside the zone is taken in too, rather than opened in place of the page. Dropped text goes where it is dropped.
/** @param {DragEvent} event */
const bringsFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;

window.addEventListener('dragover', (event) => {
  if (!bringsFile(event)) return;
  event.preventDefault();
  drop.classList.add('over');
});
window.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) drop.classList.remove('over');
});
window.addEventListener('drop', (event) => {
  if (!bringsFile(event)) return;
  event.preventDefault();
  drop.classList.remove('over');
  void take(event.dataTransfer?.files[0]);
});

find('not-running', HTMLParagraphElement).hidden = true;
