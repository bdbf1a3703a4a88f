/* One machine: values, a trend, its stops and its shifts. */
import { bandChart } from './bands.js';
import { byId, h, replace } from './dom.js';
import { clock, count, dayMinute, digits, minute, near, oeeWords, percent, quantity, span, words } from './format.js';
import { flagWords } from './flags.js';
import { known, plantNow, when } from './store.js';
import { ask } from './stream.js';
import { stateBadge } from './states.js';
import { causeWord, shiftUrl } from './shifts.js';
import { stopTable } from './timeline.js';
import { drawTrend } from './trend.js';

const SPANS = [[15, '15 min'], [60, '1 h'], [240, '4 h']];
const REFRESH_MILLIS = 5000;
const shown = { asset: null, tag: null, minutes: 60, chart: null, loaded: 0, request: 0 };

export function startDetail() {
  const dialog = byId('machine');
  dialog.addEventListener('close', () => {
    shown.asset = null;
    dropChart();
    if (location.hash.startsWith('#machine=')) {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  document.addEventListener('theme', () => shown.asset && loadTrend());
  window.addEventListener('hashchange', fromAddress);
  when(['machines'], () => {
    if (shown.asset === null) {
      fromAddress();
    } else if (Date.now() - shown.loaded > REFRESH_MILLIS) {
      refresh();
    }
  });
}

function fromAddress() {
  const match = /^#machine=(.+)$/.exec(location.hash);
  if (match && shown.asset === null) {
    const asset = decodeURIComponent(match[1]);
    if (machine(asset)) {
      openMachine(asset);
    }
  }
}

function machine(asset) {
  return (known().machines ?? []).find((each) => each.asset === asset);
}

/** Opens the details of a machine over the page. */
export function openMachine(asset) {
  const of = machine(asset);
  if (!of) {
    return;
  }
  shown.asset = asset;
  shown.tag = (of.tags.find((tag) => tag.limits) ?? of.tags.find((tag) => tag.drawable && tag.role === 'measurement')
    ?? of.tags.find((tag) => tag.drawable))?.name ?? null;
  history.replaceState(null, '', `#machine=${encodeURIComponent(asset)}`);
  const dialog = byId('machine');
  build(dialog, of);
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.scrollTop = 0;
  refresh();
}

function build(dialog, of) {
  replace(dialog, h('div', { class: 'detail' },
    h('div', { class: 'detail-head' },
      h('div', {}, h('h2', { id: 'machine-title' }, of.name),
        h('p', { class: 'quiet' }, [of.line && `line ${of.line}`, of.area && `area ${of.area}`, of.type.replace(/-/g, ' '), `criticality ${of.criticality.toLowerCase()}`].filter(Boolean).join(' · '))),
      h('div', { id: 'detail-state' }),
      h('a', { class: 'button', id: 'detail-report', href: shiftUrl(of.asset) }, 'Shift report'),
      h('button', { class: 'button', type: 'button', onclick: () => dialog.close() }, 'Close')),
    h('section', {}, h('h3', {}, 'Trend'),
      shown.tag === null
        ? h('p', { class: 'empty' }, 'This machine has no tag with numbers.')
        : [h('div', { class: 'bar' },
          h('label', {}, 'Tag ', h('select', { id: 'detail-tag', onchange: (event) => { shown.tag = event.target.value; loadTrend(); } },
            of.tags.filter((tag) => tag.drawable).map((tag) => h('option', { value: tag.name, selected: tag.name === shown.tag }, words(tag.name))))),
          h('div', { class: 'choice', id: 'detail-span', role: 'group', 'aria-label': 'Span of time' })),
        h('p', { class: 'trend-now', id: 'trend-now' }),
        h('div', { class: 'chart' }, h('canvas', { id: 'detail-chart', role: 'img', 'aria-label': 'Trend; the values stand below' })),
        h('p', { class: 'quiet', id: 'trend-words' })]),
    h('section', {}, h('h3', {}, 'Values now'), h('div', { id: 'detail-values' }, h('p', { class: 'empty' }, 'Reading the values.'))),
    h('section', {}, h('h3', {}, 'Stops of the last four hours'), h('div', { id: 'detail-bands' }),
      h('div', { class: 'scroll', id: 'detail-stops', tabindex: '0', role: 'region', 'aria-label': 'Stops' })),
    h('section', {}, h('h3', {}, 'Shifts'), h('div', { class: 'scroll', id: 'detail-shifts', tabindex: '0', role: 'region', 'aria-label': 'Shift results' }))));
  spans();
}

function spans() {
  const box = byId('detail-span');
  if (box) {
    replace(box, SPANS.map(([value, text]) => h('button', { type: 'button', 'data-key': `trend-${value}`, 'aria-pressed': String(value === shown.minutes),
      onclick: () => { shown.minutes = value; spans(); loadTrend(); } }, text)));
  }
}

function refresh() {
  shown.loaded = Date.now();
  state();
  // somebody who reads a value keeps the chart under the pointer
  if (!byId('detail-chart')?.matches(':hover')) {
    loadTrend();
  }
  loadRest();
}

function state() {
  const of = machine(shown.asset);
  if (of?.state) {
    replace(byId('detail-state'), stateBadge(of.state.class),
      h('span', { class: 'quiet' }, ` ${of.state.raw === '' ? '' : `(${of.state.raw}) `}since ${near(of.state.since, plantNow())}`));
  }
}

async function loadTrend() {
  if (shown.tag === null) {
    return;
  }
  const request = ++shown.request;
  const asset = shown.asset;
  try {
    const trend = await ask('/api/trend', { asset, tag: shown.tag, minutes: shown.minutes });
    if (request === shown.request && shown.asset === asset) {
      showTrend(trend);
    }
  } catch (failed) {
    say('trend-words', `The trend cannot be read: ${failed.message}`);
  }
}

function showTrend(trend) {
  dropChart();
  const points = trend.points.filter((point) => point[2] !== null);
  const last = points.at(-1);
  if (!last) {
    replace(byId('trend-now'));
    say('trend-words', 'No value in this span of time. Choose a longer one.');
    return;
  }
  shown.chart = drawTrend(byId('detail-chart'), trend);
  const low = Math.min(...points.map((point) => point[1]));
  const high = Math.max(...points.map((point) => point[3]));
  replace(byId('trend-now'), h('strong', {}, quantity(last[2], trend.unit)), h('span', { class: 'quiet' }, ` at ${clock(last[0])}`));
  const step = trend.step >= 60000 ? `${trend.step / 60000} min` : `${trend.step / 1000} s`;
  replace(byId('trend-words'),
    `Lowest ${quantity(low, trend.unit)}, highest ${quantity(high, trend.unit)}. Each point is the mean of ${step}; the band shows the lowest and highest in it. `,
    h('a', { href: trend.console, target: '_blank', rel: 'noopener' }, 'See the rows in SQL'));
}

function say(id, text) {
  const element = byId(id);
  if (element) {
    replace(element, text);
  }
}

function dropChart() {
  shown.chart?.destroy();
  shown.chart = null;
}

async function loadRest() {
  const asset = shown.asset;
  try {
    const [detail, line] = await Promise.all([ask('/api/machine', { asset }), ask('/api/timeline', { asset, minutes: 240 })]);
    if (shown.asset !== asset) {
      return;
    }
    values(detail);
    const bands = byId('detail-bands');
    replace(bands, bandChart(line, Math.max(260, bands.clientWidth)));
    replace(byId('detail-stops'), stopTable(line.assets[0].stops, false));
    shifts(detail);
  } catch (failed) {
    say('detail-values', `The machine cannot be read: ${failed.message}`);
  }
}

function values(detail) {
  const rows = detail.tags.filter((tag) => detail.values[tag.name] !== undefined);
  if (rows.length === 0) {
    say('detail-values', 'No value yet. Values come with the machine’s first message.');
    return;
  }
  replace(byId('detail-values'), h('dl', { class: 'values' }, rows.map((tag) => {
    const { value, at } = detail.values[tag.name];
    return h('div', {}, h('dt', {}, words(tag.name)),
      h('dd', {}, tag.drawable ? quantity(Number(value), tag.unit) : value,
        h('span', { class: 'quiet' }, ` ${near(at, plantNow())}`)));
  })));
}

function shifts(detail) {
  const box = byId('detail-shifts');
  if (detail.shifts.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'No shift result yet; the first comes with the next full minute.'));
    return;
  }
  replace(box, h('table', { class: 'rows' },
    h('thead', {}, h('tr', {}, ['Shift', 'A', 'P', 'Q', 'OEE', 'Pieces', 'Run', 'Fault', 'Stops', 'Result'].map((text, at) =>
      h('th', { scope: 'col', class: at > 0 && at < 9 ? 'right' : null }, text)))),
    h('tbody', {}, detail.shifts.map((each) => shift(each, detail)))));
}

function shift(each, detail) {
  const cell = (text) => h('td', { class: 'right' }, text ?? '–');
  return h('tr', {},
    h('th', { scope: 'row' }, h('a', { href: shiftUrl(detail.asset, each.start) }, each.offShift ? 'between shifts' : each.code || 'day'), h('br', {}), h('span', { class: 'quiet' }, `${dayMinute(each.start)} to ${minute(each.end)}`)),
    cell(percent(each.availability)), cell(percent(each.performance)), cell(percent(each.quality)), cell(oeeWords(each)),
    cell(each.pieces ? `${count(each.pieces.good)} / ${count(each.pieces.total)}` : null),
    cell(span(each.millis.run + each.millis.minor)), cell(span(each.millis.fault)),
    cell(`${count(each.stops)} + ${count(each.minorStops)} minor`),
    h('td', {}, result(each, detail), each.flags.length > 0 && h('span', { class: 'quiet block' }, each.flags.map(flagWords).join('; '))));
}

function result(each, detail) {
  if (!each.closed) {
    return `so far, ${minute(each.asOf)}`;
  }
  const restated = detail.restatements.filter((event) => Math.round(event.start / 1e6) === each.start)
    .sort((a, b) => a.version - b.version);
  if (restated.length === 0) {
    return each.version > 1 ? `closed, version ${each.version}` : 'closed';
  }
  return ['closed', restated.map((event) => h('span', { class: 'block' },
    `version ${event.version} by ${causeWord(event.cause)}: OEE ${percent(event.before?.oee) ?? '–'} → ${percent(event.after?.oee) ?? '–'}, `
    + `${digits(event.before?.pieces ?? 0)} → ${digits(event.after?.pieces ?? 0)} pcs`))];
}
