/* A card for each machine, by line. */
import { byId, h, replace, say } from './dom.js';
import { count, isRange, iso, minute, oeeWords, percent, span, wholePercent } from './format.js';
import { stateWord, symbol, STATES } from './states.js';
import { plantNow, when } from './store.js';
import { openMachine } from './detail.js';

const WHY = {
  NO_COUNT: 'No OEE: no counter is connected.',
  NO_PLAN: 'No OEE: no planned time so far.',
  NO_DATA: 'No OEE: no data so far.',
};
const RATIOS = [['Availability', 'availability'], ['Performance', 'performance'], ['Quality', 'quality'], ['OEE', 'oee']];

const METHODS = { WEIGHTED: 'summed over its members', BOTTLENECK: 'by its bottleneck', SINGLE_UNIT: 'by the machine that stands for it' };

const classes = new Map();

export function startMachines() {
  when(['machines'], show);
  when(['machines', 'lines'], show);
  setInterval(showSince, 1000);
}

function show({ machines, lines: rolledUp }) {
  if (machines.length === 0) {
    replace(byId('machines-body'), h('p', { class: 'empty' }, 'The plant file names no machine. Add one under lines and start again.'));
    return;
  }
  const lines = Map.groupBy(machines, (machine) => machine.line);
  replace(byId('machines-body'), [...lines].map(([line, group]) =>
    h('div', { class: 'line', vars: { '--machines': group.length } },
      h('h3', {}, line, group[0].area && h('span', { class: 'quiet' }, ` · area ${group[0].area}`), lineOee(rolledUp, line)),
      h('div', { class: 'cards' }, group.map(card)))));
  showSince();
  tell(machines);
}

function lineOee(rolledUp, line) {
  const of = (rolledUp ?? []).find((each) => each.scope === 'LINE' && each.line === line);
  const text = oeeWords(of);
  return text && h('span', { class: 'line-oee', 'data-line': line, title: basis(of) }, ` · OEE ${text}`);
}

/** What the OEE of a line or plant is made of. */
export function basis(of) {
  const how = METHODS[of.method] ?? of.method;
  return `shift ${of.code || 'day'} since ${minute(of.start)}: good ideal ${span(of.goodIdeal)} of planned ${span(of.planned)}, ${how}`;
}

/** For those who hear the page: which machine has come to stand with a fault, or has left it. */
function tell(machines) {
  const news = machines.flatMap((machine) => {
    const now = machine.state?.class;
    const before = classes.get(machine.asset);
    classes.set(machine.asset, now);
    const worth = before !== undefined && before !== now && (now === 'FAULT' || before === 'FAULT');
    return worth ? [`${machine.name}: ${stateWord(now)}`] : [];
  });
  if (news.length > 0) {
    say(byId('news'), news.join('. '));
  }
}

function card(machine) {
  const name = machine.state?.class ?? 'UNKNOWN';
  const state = STATES[name] ?? STATES.UNKNOWN;
  const shift = machine.shift;
  return h('article', { class: `card ${state.css}`, 'data-asset': machine.asset, 'data-state': name },
    h('h4', {}, h('button', { class: 'open', type: 'button', 'data-key': machine.asset, onclick: () => openMachine(machine.asset) },
      machine.name, h('span', { class: 'unseen' }, ': open details'))),
    h('p', { class: 'now' },
      h('span', { class: `state ${state.css}` }, symbol(name), h('span', {}, state.word)),
      machine.state && h('time', { class: 'since quiet', datetime: iso(machine.state.since), 'data-since': machine.state.since,
        'data-longer': machine.state.longer }, '')),
    h('p', { class: 'quiet' }, machine.product ? `makes ${machine.product}` : machine.type.replace(/-/g, ' ')),
    h('p', { class: 'oee' }, h('span', { class: isRange(shift) ? 'value range' : 'value' }, oeeWords(shift) ?? '–'), h('span', { class: 'label' }, isRange(shift) ? ' OEE of the shift lies between' : ' OEE, shift')),
    gauge(shift),
    ratios(machine),
    h('p', { class: 'pieces' }, pieceText(shift)),
    undefinedWhy(shift));
}

function gauge(shift) {
  const percent = (ratio) => `${Math.max(0, Math.min(1, ratio ?? 0)) * 100}%`;
  const from = isRange(shift) ? shift.oeeLow : 0;
  const to = isRange(shift) ? Math.min(1, shift.oeeHigh) : shift?.oee;
  return h('div', { class: 'gauge', 'aria-hidden': 'true', vars: { '--from': percent(from), '--share': percent((to ?? 0) - from) } }, h('span', {}));
}

function oeeShort(shift) {
  return isRange(shift) ? `${Math.round(shift.oeeLow * 100)}–${wholePercent(shift.oeeHigh)}` : percent(shift?.oee);
}

function ratios(machine) {
  return h('table', { class: 'ratios' },
    h('caption', { class: 'unseen' }, `Ratios of ${machine.name}, for the shift so far and the last minute`),
    h('thead', {}, h('tr', {}, h('td', {}), h('th', { scope: 'col' }, 'shift'), h('th', { scope: 'col' }, 'minute'))),
    h('tbody', {}, RATIOS.map(([word, key]) => h('tr', {},
      h('th', { scope: 'row' }, word),
      h('td', { 'data-ratio': `shift-${key}` }, (key === 'oee' ? oeeShort(machine.shift) : percent(machine.shift?.[key])) ?? '–'),
      h('td', { 'data-ratio': `minute-${key}` }, wholePercent(machine.minute?.[key]) ?? '–')))));
}

function pieceText(shift) {
  if (!shift) {
    return 'No result yet; the first comes with the next full minute.';
  }
  const where = shift.offShift ? 'between shifts' : `shift ${shift.code || '(none)'} since ${minute(shift.start)}`;
  return shift.pieces
    ? [h('strong', {}, `${count(shift.pieces.good)} good`), ` of ${count(shift.pieces.total)} pcs`, h('span', { class: 'quiet block' }, where)]
    : ['No pieces counted', h('span', { class: 'quiet block' }, where)];
}

function undefinedWhy(shift) {
  if (!shift || (shift.oee !== null && shift.oee !== undefined)) {
    return null;
  }
  const why = shift.flags.includes('IDEAL_CYCLE_MISSING')
    ? 'No OEE: the plant file has no ideal cycle for this.'
    : WHY[shift.status] ?? 'No OEE: no production time so far.';
  return h('p', { class: 'why' }, why);
}

function showSince() {
  const now = plantNow();
  for (const element of document.querySelectorAll('time.since')) {
    const longer = element.dataset.longer !== undefined ? 'more than ' : '';
    say(element, `for ${longer}${span(now - Number(element.dataset.since))}`);
  }
}
