/* What each machine did over the last hours, as bands; and its stops as a table. */
import { byId, h, replace, s, say } from './dom.js';
import { clock, iso, minute, near, span } from './format.js';
import { stateCss, stateWord, symbol } from './states.js';
import { plantNow, when } from './store.js';
import { ask } from './stream.js';
import { openMachine } from './detail.js';

const SPANS = [[60, '1 h'], [240, '4 h'], [720, '12 h']];
const LEGEND = ['RUN', 'WAIT', 'FAULT', 'SETUP', 'PLANNED', 'UNKNOWN'];
const HEIGHT = { RUN: 1, WAIT: 0.55, FAULT: 1, SETUP: 0.55, MAINT: 0.55, PLANNED: 0.35, NO_ORDER: 0.35, UNKNOWN: 0.18, OFFSHIFT: 0.1 };
const ROW = 30;
const TICKS = [5, 10, 15, 30, 60, 120, 180];

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
  replace(box, bandChart(data, width, (asset) => openMachine(asset)));
}

/** The bands of some machines as one drawing of this width, in px. */
export function bandChart(shown, width, onOpen) {
  const narrow = width < 560;
  const label = onOpen ? (narrow ? 0 : 130) : 0;
  const rowHeight = narrow && onOpen ? ROW + 18 : ROW + 8;
  const top = 22;
  const height = top + shown.assets.length * rowHeight + 4;
  const x = (at) => label + ((at - shown.from) / (shown.to - shown.from)) * (width - label);
  x.from = label;
  x.to = width;
  return s('svg', { width, height, class: 'bands', role: 'group', 'aria-label': 'Bands of states over time; the table below says the same' },
    hatch(),
    axis(shown, x, top, height, width - label),
    shown.assets.map((asset, at) => row(asset, x, top + at * rowHeight, narrow, onOpen)));
}

function hatch() {
  return s('defs', {}, s('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    s('rect', { width: 2, height: 6, class: 'hatch' })));
}

function axis(shown, x, top, height, width) {
  const most = Math.max(2, Math.floor(width / 90));
  const all = (shown.to - shown.from) / 60000;
  const step = (TICKS.find((each) => all / each <= most) ?? 240) * 60000;
  const lines = [];
  for (let at = Math.ceil(shown.from / step) * step; at <= shown.to; at += step) {
    const text = minute(at);
    const anchor = x(at) > x(shown.to) - 22 ? 'end' : x(at) < x(shown.from) + 22 ? 'start' : 'middle';
    lines.push(s('line', { x1: x(at), x2: x(at), y1: top - 4, y2: height, class: 'grid' }),
      s('text', { x: x(at), y: 12, 'text-anchor': anchor, class: 'axis' }, text));
  }
  return lines;
}

function row(asset, x, y, narrow, onOpen) {
  const shift = narrow && onOpen ? 18 : 0;
  const name = onOpen && s('text', { x: 0, y: shift ? y + 13 : y + ROW / 2 + 5, class: 'name' }, asset.name);
  const bands = asset.bands.map((band) => {
    const share = HEIGHT[band.class] ?? 0.2;
    const left = x(band.from);
    const box = { x: left, y: y + shift + ROW * (1 - share), width: Math.max(1, x(band.to) - left), height: ROW * share };
    const text = bandText(asset, band);
    return s('g', { onpointerenter: () => say(byId('timeline-here'), text) },
      s('title', {}, text),
      s('rect', { ...box, class: `band ${stateCss(band.class)}` }),
      band.class === 'FAULT' && s('rect', { ...box, fill: 'url(#hatch)', 'pointer-events': 'none' }));
  });
  return s('g', { class: onOpen ? 'machine-row' : null, onclick: onOpen && (() => onOpen(asset.asset)) },
    name, s('rect', { x: x.from, y: y + shift, width: x.to - x.from, height: ROW, class: 'track' }), bands);
}

function bandText(asset, band) {
  const raw = band.raw === '' ? '' : ` (${band.raw})`;
  return `${asset.name}: ${stateWord(band.class)}${raw}, ${clock(band.from)} to ${clock(band.to)}, ${span(band.to - band.from)}`;
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
