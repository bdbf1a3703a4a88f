/* What the machine did, as bands and interval by interval, with the reason and the rule of each. */
import { bandChart } from './bands.js';
import { byId, h, replace } from './dom.js';
import { clock, count, iso, span } from './format.js';
import { stateBadge, stateCss, stateWord, symbol } from './states.js';

const MOST = 300;
const PRINTED = 10;
const PAPER = 700;
const CHOICES = [['stops', 'Stops'], ['longest', 'Longest first'], ['all', 'All intervals']];

let choice = 'stops';
let detail = null;

export function showIntervals(of) {
  const first = detail === null;
  detail = of;
  legend();
  draw();
  choices();
  table();
  if (first) {
    new ResizeObserver(() => draw()).observe(byId('bands'));
    window.addEventListener('beforeprint', () => draw(PAPER));
    window.addEventListener('afterprint', () => draw());
  }
}

function legend() {
  const names = [...new Set(detail.intervals.map((each) => each.class))];
  replace(byId('legend'), names.map((name) => h('span', { class: `state ${stateCss(name)}` }, symbol(name), stateWord(name))),
    detail.intervals.some((each) => each.minor) && h('span', { class: 'quiet' }, 'low bands: minor stops'));
}

function draw(width = Math.max(260, byId('bands').clientWidth)) {
  const shift = detail.result.window;
  const bands = detail.intervals.map((each) => ({ ...each, raw: each.state }));
  const asset = { asset: detail.asset, name: detail.name, bands };
  replace(byId('bands'), bandChart({ from: shift.start / 1e6, to: shift.end / 1e6, assets: [asset] }, width, { here: byId('here') }));
}

function choices() {
  replace(byId('intervals-choice'), CHOICES.map(([key, word]) => h('button', { type: 'button', 'data-key': `intervals-${key}`, 'aria-pressed': String(choice === key),
    onclick: () => { choice = key; choices(); table(); } }, word)));
}

function table() {
  const stood = detail.intervals.filter((each) => each.class !== 'RUN' && each.class !== 'OFFSHIFT');
  const longest = [...stood].sort((a, b) => length(b) - length(a));
  const rows = choice === 'all' ? detail.intervals : choice === 'longest' ? longest : stood;
  if (rows.length === 0) {
    replace(byId('intervals'), h('p', { class: 'empty' }, 'No stop.'));
    return;
  }
  const printed = new Set(longest.slice(0, PRINTED));
  replace(byId('intervals'),
    stood.length > PRINTED && h('p', { class: 'quiet only-print' }, `The ${PRINTED} longest of ${stood.length}.`),
    h('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-labelledby': 'intervals-title' },
      h('table', { class: 'rows intervals' },
        h('thead', {}, h('tr', {}, ['From', 'To', 'Lasted', 'What', 'Reason', 'State', 'Counted so because'].map((text, at) =>
          h('th', { scope: 'col', class: at === 2 ? 'right' : at === 6 ? 'why-cell' : null }, text)))),
        h('tbody', {}, rows.slice(0, MOST).map((each) => interval(each, printed.has(each)))))),
    rows.length > MOST && h('p', { class: 'quiet' }, `${count(rows.length - MOST)} more; ./plant oee --explain lists them all.`));
}

function length(interval) {
  return interval.to - interval.from;
}

function interval(each, printed) {
  return h('tr', { class: printed ? null : 'no-print', title: `${count(length(each))} ms`, 'data-class': each.class, 'data-minor': each.minor },
    h('td', {}, h('time', { datetime: iso(each.from) }, clock(each.from))),
    h('td', {}, h('time', { datetime: iso(each.to) }, clock(each.to))),
    h('td', { class: 'right' }, span(length(each))),
    h('td', {}, stateBadge(each.class), each.minor && h('span', { class: 'quiet' }, ' minor')),
    h('td', {}, each.reason || h('span', { class: 'quiet' }, 'none told')),
    h('td', {}, each.state),
    h('td', { class: 'quiet why-cell' }, [each.rule, each.source && `(${each.source})`].filter(Boolean).join(' ')));
}
