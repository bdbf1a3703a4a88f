/* What each machine did over the last hours, as bands; and its stops as a table. */
import { bandChart } from './bands.js';
import { byId, h, replace } from './dom.js';
import { iso, near, span } from './format.js';
import { stateCss, stateWord, symbol } from './states.js';
import { plantNow, when } from './store.js';
import { ask } from './stream.js';
import { openMachine } from './detail.js';

const SPANS = [[60, '1 h'], [240, '4 h'], [720, '12 h']];
const LEGEND = ['RUN', 'WAIT', 'FAULT', 'SETUP', 'PLANNED', 'UNKNOWN'];

let minutes = 240;
let data = null;
let asked = 0;
let failed = null;

export function startTimeline() {
  replace(byId('timeline-legend'), LEGEND.map((name) => h('span', { class: `state ${stateCss(name)}` }, symbol(name), stateWord(name))));
  showSpans();
  when(['plant'], ({ plant }) => {
    // a new minute changes it; while the back-fill runs, every few seconds will do
    const due = plant.lastTick !== asked && (data === null || Date.now() - data.loaded > 4000);
    if (due || (data === null && failed === null)) {
      asked = plant.lastTick;
      load();
    }
  });
  new ResizeObserver(draw).observe(byId('timeline-body'));
}

function showSpans() {
  replace(byId('timeline-span'), SPANS.map(([value, text]) =>
    h('button', { type: 'button', 'aria-pressed': String(minutes === value), 'data-key': `span-${value}`,
      onclick: () => { minutes = value; showSpans(); load(); } }, text)));
}

async function load() {
  try {
    data = { ...await ask('/api/timeline', { minutes }), loaded: Date.now() };
    failed = null;
  } catch (error) {
    failed = error;
  }
  draw();
  table();
}

function draw() {
  const box = byId('timeline-body');
  if (data === null) {
    replace(box, h('p', { class: 'empty' }, failed ? `The stops cannot be read: ${failed.message}` : 'Waiting for the first states.'));
    return;
  }
  const width = Math.max(280, box.clientWidth);
  replace(box, bandChart(data, width, { open: (asset) => openMachine(asset), here: byId('timeline-here') }));
}

function table() {
  if (data === null) {
    return;
  }
  const stops = data.assets.flatMap((asset) => asset.stops.map((stop) => ({ ...stop, name: asset.name })))
    .sort((a, b) => b.from - a.from);
  replace(byId('timeline-table'), stopTable(stops, true));
}

/** Stops as a table, the newest first. */
export function stopTable(stops, withName) {
  if (stops.length === 0) {
    return h('p', { class: 'empty' }, 'No stop in this span of time.');
  }
  return h('table', { class: 'rows' },
    h('thead', {}, h('tr', {}, [withName && 'Machine', 'From', 'Lasted', 'What', 'Reason'].filter(Boolean)
      .map((text) => h('th', { scope: 'col', class: text === 'Lasted' ? 'right' : null }, text)))),
    h('tbody', {}, stops.slice(0, 200).map((stop) => h('tr', {},
      withName && h('th', { scope: 'row' }, stop.name),
      h('td', {}, h('time', { datetime: iso(stop.from) }, near(stop.from, plantNow()))),
      h('td', { class: 'right' }, span(stop.to - stop.from), stop.open && ' so far'),
      h('td', {}, h('span', { class: `state ${stateCss(stop.class)}` }, symbol(stop.class), stateWord(stop.class)),
        stop.minor && h('span', { class: 'quiet' }, ' minor')),
      h('td', {}, stop.reason ?? h('span', { class: 'quiet' }, `state ${stop.raw}`))))));
}
