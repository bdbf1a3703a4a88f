/* The versions of a shift's numbers: what each one changed, and why. */
import { h, replace } from './dom.js';
import { clock, count, date, percent, span } from './format.js';

const CAUSES = { LATE_DATA: 'late data', QUALITY: 'quality found later', ANNOTATION: 'a reason told later', CONFIG: 'a new plant model', ALGORITHM: 'a new way of counting' };
const RATIOS = [['OEE', 'oee'], ['A', 'availability'], ['P', 'performance'], ['Q', 'quality']];

export function causeWord(cause) {
  return CAUSES[cause] ?? cause;
}

export function showHistory(box, detail) {
  const rows = versions(detail);
  if (rows.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'Not final yet: there is no version.'));
    return;
  }
  replace(box, h('div', { class: 'scroll' }, h('table', { class: 'rows history' },
    h('thead', {}, h('tr', {}, ['Version', ...RATIOS.map(([word]) => word), 'Run', 'Pieces'].map((text, at) => h('th', { scope: 'col', class: at > 0 ? 'right' : null }, text)))),
    h('tbody', {}, rows.map(version)))));
}

/** Each version with its numbers and those before it, from what is stored and what was told. */
function versions({ versions: stored, restatements }) {
  const rows = new Map();
  const row = (number) => {
    if (!rows.has(number)) {
      rows.set(number, { number });
    }
    return rows.get(number);
  };
  for (const { at, event } of restatements) {
    Object.assign(row(event.version), { at, cause: event.cause, lateFrom: event.lateFrom, before: event.before, after: event.after });
  }
  for (const result of stored) {
    Object.assign(row(result.version), { after: figures(result), cause: result.cause ?? null });
  }
  for (const each of rows.values()) {
    each.before ??= rows.get(each.number - 1)?.after;
  }
  const first = rows.get(2)?.before;
  if (first) {
    row(1).after ??= first;
  }
  return [...rows.values()].sort((a, b) => a.number - b.number);
}

function figures(result) {
  const { availability, performance, quality, oee, nanos, pieces } = result;
  return { availability, performance, quality, oee, plannedMillis: nanos.planned / 1e6, runMillis: nanos.run / 1e6, pieces: pieces?.total ?? null };
}

function version({ number, at, cause, lateFrom, before, after }) {
  const told = at && `told ${date(at)}, ${clock(at)}`;
  const since = lateFrom && `data from ${clock(lateFrom / 1e6)} on`;
  return h('tr', { 'data-version': number },
    h('th', { scope: 'row' }, h('strong', {}, `v${number}`), ` ${number === 1 ? 'final' : cause ? causeWord(cause) : 'restated'}`,
      [told, since].filter(Boolean).map((text) => h('span', { class: 'quiet block' }, text))),
    RATIOS.map(([, name]) => cell(percent(before?.[name]), percent(after?.[name]), points(before?.[name], after?.[name]))),
    cell(before && span(before.runMillis), after && span(after.runMillis), seconds(before?.runMillis, after?.runMillis)),
    cell(pieceCount(before), pieceCount(after), difference(before?.pieces, after?.pieces)));
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
