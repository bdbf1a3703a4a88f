/* Work orders with their chain, and alerts that have none. */
import { byId, h, replace } from './dom.js';
import { iso, many, near, quantity, span, words } from './format.js';
import { stateWord } from './states.js';
import { plantNow, when } from './store.js';
import { openMachine } from './detail.js';

const STATUS = { OPEN: 'Open', IN_PROGRESS: 'In progress', COMPLETED: 'Completed', CANCELLED: 'Cancelled' };
const DONE_SHOWN = 8;
const ALERTS_SHOWN = 8;
const WAITS = {
  holdOff: 'whether it still stands after its hold-off',
  maintenance: 'the machine is under maintenance',
  shelved: 'it is shelved',
  flapping: 'its signal is unstable and has had its order for this time',
};

export function startOrders() {
  // problems may be missing while the tables are down; the orders are shown all the same
  when(['orders', 'alerts'], show);
  when(['problems'], (all) => all.orders && all.alerts && show(all));
}

function show({ orders, alerts, problems }) {
  const without = new Map((problems ?? []).map((each) => [each.key, each]));
  const open = orders.list.filter(isOpen);
  const done = orders.list.filter((each) => !isOpen(each)).slice(0, DONE_SHOWN);
  const hasOrder = (each) => orders.list.some((one) => one.key === each.key && (isOpen(one) || one.updated >= each.since));
  const alone = alerts.filter((each) => without.has(each.key) || !hasOrder(each));
  replace(byId('orders-body'),
    h('p', { class: 'quiet loop' }, loopWords(orders.loop)),
    h('h3', {}, 'Open work orders'),
    open.length > 0
      ? h('ul', { class: 'orders' }, open.map(order))
      : h('p', { class: 'empty' }, orders.total === 0
        ? 'No work order yet. One opens when an alarm is raised or a machine stands longer than its limit.'
        : 'No work order is open.'),
    alone.length > 0 && [h('h3', {}, 'Alerts without an order'),
      h('ul', { class: 'alerts' }, alone.slice(0, ALERTS_SHOWN).map((each) => alert(each, without.get(each.key)))),
      alone.length > ALERTS_SHOWN && h('p', { class: 'quiet alerts' }, `and ${many(alone.length - ALERTS_SHOWN, 'alert')} more`)],
    done.length > 0 && [h('h3', {}, 'Done'), h('ul', { class: 'orders' }, done.map(order))]);
}

function isOpen(order) {
  return order.status === 'OPEN' || order.status === 'IN_PROGRESS';
}

function order(each) {
  return h('li', { class: `order ${isOpen(each) ? 'is-open' : 'is-done'}`, 'data-order': each.id },
    h('p', { class: 'order-title' },
      h('span', { class: `priority ${each.priority.toLowerCase()}` }, each.priority),
      h('strong', {}, each.title)),
    h('p', { class: 'quiet' },
      machineLink(each.asset, `order-${each.id}`), ` · ${each.number} · ${STATUS[each.status] ?? each.status}`,
      isOpen(each) && ` · for ${span(plantNow() - each.created)}`,
      each.comments > 0 && ` · ${many(each.comments, 'comment')}`,
      ' · ', h('a', { href: each.url, target: '_blank', rel: 'noopener', 'data-key': `cmms-${each.id}` }, 'Open in the CMMS')),
    h('p', { class: 'quiet times' }, timeWords(each)),
    chain(each));
}

/** How the loop from alarm to finished order does. */
function loopWords(loop) {
  const median = (millis) => (millis === undefined ? 'not known yet' : span(millis));
  const alarms = loop.finished === 0
    ? 'false alarms not known yet'
    : `${loop.falseAlarms} of ${loop.finished} false alarms`;
  return `Median time from the alarm to the order: ${median(loop.toOrder)} · until begun: ${median(loop.toBegin)}`
    + ` · until completed: ${median(loop.toComplete)} · ${alarms}`;
}

/** ordered 42 s after the alarm, begun after 6 min 00 s, completed after 1 h 12 min */
function timeWords(each) {
  const from = each.alarm ?? each.created;
  const after = (at) => `after ${span(at - from)}`;
  const parts = [
    each.alarm === undefined
      ? `ordered ${near(each.created, plantNow())}, alarm not known`
      : `ordered ${span(each.created - each.alarm)} after the alarm`,
    each.begun === undefined ? 'not begun' : `begun ${after(each.begun)}`,
  ];
  if (!isOpen(each)) {
    const word = each.status === 'CANCELLED' ? 'cancelled' : 'completed';
    parts.push(each.ended === undefined ? `${word}, time not known` : `${word} ${after(each.ended)}`);
  }
  return parts.join(', ');
}

/** Why a problem has no order of its own, or not yet. */
function withoutWords(problem) {
  if (problem.cause !== undefined) {
    return `waits until ${near(problem.until, plantNow())}: ${WAITS[problem.cause] ?? problem.cause}`;
  }
  return problem.summary
    ? `no order of its own: listed in summary order ${problem.summary}`
    : 'no order of its own: to be listed in a summary order';
}

function chain(each) {
  const steps = merge(each);
  return h('ol', { class: 'chain', 'aria-label': `How ${each.number} came about` }, steps.map((step) =>
    h('li', { class: step.css }, h('span', {}, step.word), h('time', { datetime: iso(step.at) }, near(step.at, plantNow())))));
}

/** What happened to the problem in short: repeats of the same severity are one step with a number. */
function merge(each) {
  const steps = each.steps.map(step).filter((one) => one !== null);
  if (!steps.some((one) => one.kind === 'opened')) {
    steps.push({ kind: 'opened', word: 'Order opened', at: each.created, css: 'order-step', rank: 1 });
  }
  if (!isOpen(each) && !steps.some((one) => one.kind === 'done')) {
    // the bridge reads the CMMS once a minute
    steps.push({ kind: 'done', word: `${STATUS[each.status]}; the bus hears of it within a minute`, at: each.updated, css: 'done-step', rank: 4 });
  }
  steps.sort((a, b) => a.at - b.at || a.rank - b.rank);
  const merged = [];
  let severity = null;
  for (const one of steps) {
    const again = one.kind === 'begun' && severity === one.word ? merged.find((other) => other.kind === 'again') : undefined;
    if (again) {
      again.times += 1;
      again.at = one.at;
    } else if (one.kind === 'begun' && severity === one.word) {
      merged.push({ ...one, kind: 'again', times: 1 });
    } else if (one.kind !== 'ended' || one === steps.findLast((other) => other.kind === 'begun' || other.kind === 'ended')) {
      merged.push(one);
    }
    severity = one.kind === 'begun' ? one.word : severity;
  }
  return merged.sort((a, b) => a.at - b.at || a.rank - b.rank)
    .map((one) => (one.kind === 'again' ? { ...one, word: one.times === 1 ? 'Came again' : `Came again ${one.times} times, last` } : one));
}

function step(each) {
  const begun = { kind: 'begun', at: each.at, css: 'alert-step', rank: 0 };
  const ended = { kind: 'ended', at: each.at, css: 'quiet-step', rank: 3 };
  switch (each.type) {
    case 'Alert':
      return each.state === 'RAISED'
        ? { ...begun, word: `Alert ${each.severity?.toLowerCase() ?? ''}`.trim() }
        : { ...ended, word: 'Alert ended' };
    case 'StopStarted':
      return { ...begun, word: 'Machine stands' };
    case 'StopEnded':
      return { ...ended, word: 'Runs again' };
    case 'WorkOrderCreated':
      return { kind: 'opened', word: 'Order opened', at: each.at, css: 'order-step', rank: 1 };
    case 'WorkOrderUpdated':
      return each.change === 'RAISED' ? { kind: 'raised', word: 'Priority raised', at: each.at, css: 'order-step', rank: 2 } : null;
    case 'WorkOrderCompleted':
      return { kind: 'done', word: each.by ? `Completed by ${each.by}` : 'Completed', at: each.at, css: 'done-step', rank: 4 };
    case 'WorkOrderCancelled':
      return { kind: 'done', word: 'Cancelled', at: each.at, css: 'done-step', rank: 4 };
    default:
      return null;
  }
}

function alert(each, problem) {
  return h('li', { class: each.ended === undefined ? 'alert lasts' : 'alert ended' },
    h('p', {}, h('span', { class: `severity ${(each.severity ?? 'low').toLowerCase()}` }, (each.severity ?? 'low').toLowerCase()),
      ' ', alertText(each)),
    h('p', { class: 'quiet' }, machineLink(each.asset, `alert-${each.key}`),
      ` · ${near(each.since, plantNow())}`,
      each.ended === undefined
        ? ` · lasts for ${span(plantNow() - each.since)}`
        : ` · ended after ${span(each.ended - each.since)}`,
      each.times > 1 && ` · ${each.times} times`),
    problem && h('p', { class: 'quiet without' }, withoutWords(problem)));
}

/** An alert as a sentence. */
export function alertText(each) {
  if (each.type === 'StopStarted') {
    return `stands: ${stateWord(each.timeClass).toLowerCase()} (state ${each.state})${each.reason ? `, ${each.reason}` : ''}`;
  }
  const value = Number(each.value);
  const signal = words(each.signal ?? 'alarm');
  if (each.threshold !== undefined && Number.isFinite(value)) {
    const side = value >= Number(each.threshold) ? 'above' : 'below';
    return `${signal} ${quantity(value, each.unit)} ${side} its limit ${quantity(Number(each.threshold), each.unit)}`;
  }
  const code = each.code ? ` ${each.code}` : '';
  return each.message ? `${each.message} (${signal}${code})` : `${signal}${code}`;
}

function machineLink(asset, key) {
  const name = asset.slice(asset.indexOf('/') + 1) || 'unknown machine';
  return asset.includes('/')
    ? h('button', { class: 'as-link', type: 'button', 'data-key': `${key}-machine`, onclick: () => openMachine(asset) }, name)
    : name;
}
