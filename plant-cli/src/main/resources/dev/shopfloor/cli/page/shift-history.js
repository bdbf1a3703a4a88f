/* The versions of a shift's numbers: what each one changed, and why. */
import { h, replace } from './dom.js';
import { clock, count, date, percent, span } from './format.js';
import { causeWord } from './shifts.js';

const RATIOS = [['OEE', 'oee'], ['A', 'availability'], ['P', 'performance'], ['Q', 'quality']];

export function showHistory(box, detail) {
  const rows = detail.versions;
  if (rows.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'The shift has not been closed: there is no version yet.'));
    return;
  }
  replace(box, h('div', { class: 'scroll' }, h('table', { class: 'rows history' },
    h('thead', {}, h('tr', {}, ['Version', ...RATIOS.map(([word]) => word), 'Run', 'Pieces'].map((text, at) => h('th', { scope: 'col', class: at > 0 ? 'right' : null }, text)))),
    h('tbody', {}, rows.map(version)))));
}

function figures(result) {
  if (!result) {
    return null;
  }
  const { availability, performance, quality, oee, nanos, pieces } = result;
  return { availability, performance, quality, oee, plannedMillis: nanos.planned / 1e6, runMillis: nanos.run / 1e6, pieces: pieces?.total ?? null };
}

function version({ at, lateFrom, before: earlier, result }) {
  const before = figures(earlier);
  const after = figures(result);
  const since = lateFrom && `late data from ${clock(lateFrom)} on`;
  return h('tr', { 'data-version': result.version },
    h('th', { scope: 'row' }, h('strong', {}, `v${result.version}`), ` ${kind(result)}`,
      [`${date(at)}, ${clock(at)}`, since].filter(Boolean).map((text) => h('span', { class: 'quiet block' }, text))),
    RATIOS.map(([, name]) => cell(percent(before?.[name]), percent(after?.[name]), points(before?.[name], after?.[name]))),
    cell(before && span(before.runMillis), after && span(after.runMillis), seconds(before?.runMillis, after?.runMillis)),
    cell(pieceCount(before), pieceCount(after), difference(before?.pieces, after?.pieces)));
}

function kind({ version: number, cause }) {
  if (number === 0) {
    return 'provisional';
  }
  return number === 1 ? 'final' : `restated, ${cause ? causeWord(cause) : 'no cause told'}`;
}

function cell(before, after, delta) {
  const changed = before && after && before !== after;
  return h('td', { class: 'right' }, changed && h('span', { class: 'quiet block' }, `${before} →`), after ?? '–', delta && h('span', { class: 'quiet block' }, delta));
}

function pieceCount(figures) {
  return typeof figures?.pieces === 'number' ? count(figures.pieces) : null;
}

function signed(number, text) {
  return number === 0 ? null : `${number > 0 ? '+' : '−'}${text}`;
}

/** Percentage points. */
function points(before, after) {
  return isNumber(before, after) ? signed(after - before, `${Math.abs((after - before) * 100).toFixed(1)} pp`) : null;
}

function seconds(before, after) {
  return isNumber(before, after) ? signed(after - before, span(Math.abs(after - before))) : null;
}

function difference(before, after) {
  return isNumber(before, after) ? signed(after - before, count(Math.abs(after - before))) : null;
}

function isNumber(...values) {
  return values.every((value) => typeof value === 'number');
}
