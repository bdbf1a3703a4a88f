/* The report of one shift begins here. */
import { byId, h, replace, say } from './dom.js';
import { date, useZone } from './format.js';
import { connect, ask } from './stream.js';
import { shiftUrl, shiftWords } from './shifts.js';
import { showFigures } from './figures.js';
import { showHead } from './shift-head.js';
import { showHistory } from './shift-history.js';
import { showIntervals } from './intervals.js';
import { showPareto } from './pareto.js';
import { showProducts } from './shift-products.js';
import { showWaterfall } from './waterfall.js';
import { isTyping, nextTheme, startTheme } from './themes.js';

const REST_MILLIS = 5000;
const wanted = new URLSearchParams(location.search);

let boot = null;
let tick = null;
let asked = 0;

startTheme();
byId('print').addEventListener('click', () => window.print());
document.addEventListener('keydown', (event) => {
  if (isTyping(event)) {
    return;
  }
  if (event.key === 'd') {
    nextTheme();
  } else if (event.key === 'p') {
    window.print();
  } else if (event.key === '[') {
    byId('earlier')?.click();
  } else if (event.key === ']') {
    byId('later')?.click();
  }
});

connect(({ plant }) => {
  if (!plant) {
    return;
  }
  if (boot !== null && boot !== plant.boot) {
    // another start of the plant, perhaps with another version of this page
    location.reload();
    return;
  }
  boot = plant.boot;
  // while the back-fill runs, every few seconds will do
  if (plant.lastTick !== tick && Date.now() - asked > REST_MILLIS) {
    tick = plant.lastTick;
    asked = Date.now();
    load();
  }
}, connection);

async function load() {
  try {
    const parameters = Object.fromEntries(['asset', 'start'].filter((name) => wanted.has(name)).map((name) => [name, wanted.get(name)]));
    show(await ask('/api/shift', parameters));
    banner(null);
  } catch (failed) {
    banner(`The shift cannot be read. ${failed.message}`);
  }
}

function show(detail) {
  const { result } = detail;
  useZone(detail.zone);
  const start = result.window.start / 1e6;
  document.title = `${detail.name} ${result.window.code || 'day'} ${result.window.businessDate || date(start)} · Shopfloor`;
  byId('back').href = `/#machine=${encodeURIComponent(detail.asset)}`;
  others(detail, start);
  showHead(detail);
  showWaterfall(byId('waterfall'), detail);
  showIntervals(detail);
  showPareto(byId('pareto'), result);
  showFigures(byId('figures'), result);
  showProducts(byId('products'), result);
  showHistory(byId('history'), detail);
  document.documentElement.dataset.shown = detail.asset;
}

/** The ways to the shift before and after. */
function others(detail, start) {
  const shifts = detail.shifts.filter((each) => each.code !== '' || each.phase !== 'OFF').sort((a, b) => a.start - b.start);
  const at = shifts.findIndex((each) => Math.abs(each.start - start) < 1);
  const way = (shift, id, word) => shift && h('a', { class: 'button', id, 'data-key': id, href: shiftUrl(detail.asset, shift.start), title: shiftWords(shift) }, word);
  replace(byId('others'), way(shifts[at - 1], 'earlier', '← Shift before'), way(shifts[at + 1], 'later', 'Shift after →'));
}

function connection({ state }) {
  byId('connection').dataset.state = state;
  document.documentElement.dataset.connection = state;
  if (state === 'lost') {
    say(byId('connection'), 'Not connected');
    banner('The plant does not answer. Is ./plant run still running? What stands here is as it was.');
  } else if (state === 'live') {
    say(byId('connection'), 'Connected');
  }
}

function banner(text) {
  byId('banner').hidden = text === null;
  say(byId('banner'), text ?? '');
}
