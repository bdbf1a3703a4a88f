/* States over time as bands: height and hatching tell them apart where colours do not. */
import { s, say } from './dom.js';
import { clock, minute, span } from './format.js';
import { stateCss, stateWord } from './states.js';

const HEIGHT = { RUN: 1, WAIT: 0.55, FAULT: 1, SETUP: 0.55, MAINT: 0.55, PLANNED: 0.35, NO_ORDER: 0.35, UNKNOWN: 0.18, OFFSHIFT: 0.1 };
const MINOR = 0.28;
const ROW = 30;
const TICKS = [5, 10, 15, 30, 60, 120, 180];

/**
 * The bands of some machines as one drawing.
 *
 * @param width in px
 * @param open called with the machine that is clicked; without it the machines have no names
 * @param here an element that tells the band under the pointer
 */
export function bandChart(shown, width, { open: onOpen = null, here = null } = {}) {
  const narrow = width < 560;
  const label = onOpen ? (narrow ? 0 : 130) : 0;
  const rowHeight = narrow && onOpen ? ROW + 18 : ROW + 8;
  const top = 22;
  const height = top + shown.assets.length * rowHeight + 4;
  const x = (at) => label + ((at - shown.from) / (shown.to - shown.from)) * (width - label);
  x.from = label;
  x.to = width;
  return s('svg', { width, height, viewBox: `0 0 ${width} ${height}`, class: 'bands', role: 'group', 'aria-label': 'Bands of states over time; the table below says the same' },
    hatch(),
    axis(shown, x, top, height, width - label),
    shown.assets.map((asset, at) => row(asset, x, top + at * rowHeight, narrow, onOpen, here)));
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

function row(asset, x, y, narrow, onOpen, here) {
  const shift = narrow && onOpen ? 18 : 0;
  const name = onOpen && s('text', { x: 0, y: shift ? y + 13 : y + ROW / 2 + 5, class: 'name' }, asset.name);
  const bands = asset.bands.map((band) => {
    const share = band.minor ? MINOR : HEIGHT[band.class] ?? 0.2;
    const left = x(band.from);
    const box = { x: left, y: y + shift + ROW * (1 - share), width: Math.max(1, x(band.to) - left), height: ROW * share };
    const text = bandText(asset, band);
    return s('g', { onpointerenter: here && (() => say(here, text)) },
      s('title', {}, text),
      s('rect', { ...box, class: `band ${stateCss(band.class)}` }),
      band.class === 'FAULT' && !band.minor && s('rect', { ...box, fill: 'url(#hatch)', 'pointer-events': 'none' }));
  });
  return s('g', { class: onOpen ? 'machine-row' : null, onclick: onOpen && (() => onOpen(asset.asset)) },
    name, s('rect', { x: x.from, y: y + shift, width: x.to - x.from, height: ROW, class: 'track' }), bands);
}

/** A band in words. */
function bandText(asset, band) {
  const what = band.minor ? `${stateWord(band.class)}, minor stop` : stateWord(band.class);
  const raw = band.raw === '' ? '' : ` (${band.raw})`;
  const reason = band.reason ? `, ${band.reason}` : '';
  return `${asset.name}: ${what}${raw}${reason}, ${clock(band.from)} to ${clock(band.to)}, ${span(band.to - band.from)}`;
}
