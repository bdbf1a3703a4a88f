/* Work orders with their chain, and alerts that have none. */
import { byId, h, replace } from './dom.js';
import { iso, many, near, quantity, span, words } from './format.js';
import { stateWord } from './states.js';
import { plantNow, when } from './store.js';
import { openMachine } from './detail.js';

const STATUS = { OPEN: 'Open', IN_PROGRESS: 'In progress', COMPLETED: 'Completed', CANCELLED: 'Cancelled' };
const DONE_SHOWN = 8;
const ALERTS_SHOWN = 8;

export function startOrders() {
  when(['orders', 'alerts'], show);
}

function show({ orders, alerts }) {
  const open = orders.list.filter(isOpen);
  const done = orders.list.filter((each) => !isOpen(each)).slice(0, DONE_SHOWN);
  const withOrder = new Set(open.map((each) => each.key));
  const alone = alerts.filter((each) => !withOrder.has(each.key)).slice(0, ALERTS_SHOWN);
  replace(byId('orders-body'),
    h('h3', {}, 'Open work orders'),
    open.length > 0
      ? h('ul', { class: 'orders' }, open.map(order))
      : h('p', { class: 'empty' }, orders.total === 0
        ? 'No work order yet. One opens when an alarm is raised or a machine stands longer than its limit.'
        : 'No work order is open.'),
    alone.length > 0 && [h('h3', {}, 'Alerts without an open order'), h('ul', { class: 'alerts' }, alone.map(alert))],
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
    chain(each));
}

function chain(each) {
  const steps = merge(each);
  return h('ol', { class: 'chain', 'aria-label': `How ${each.number} came about` }, steps.map((step) =>
    h('li', { class: step.css }, h('span', {}, step.word), h('time', { datetime: iso(step.at) }, near(step.at, plantNow())))));
}

/** One step for each kind in a row: five repeats are one step with a number. */
function merge(each) {
  const steps = each.steps.map(step).filter((one) => one !== null);
  if (!steps.some((one) => one.word.startsWith('Order opened'))) {
    steps.push({ word: 'Order opened', at: each.created, css: 'order-step' });
  }
  steps.sort((a, b) => a.at - b.at || a.rank - b.rank);
  const merged = [];
  for (const one of steps) {
    const last = merged.at(-1);
    if (last && last.word === one.word) {
      last.times = (last.times ?? 1) + 1;
      last.at = one.at;
    } else {
      merged.push({ ...one });
    }
  }
  return merged.map((one) => (one.times ? { ...one, word: `${one.word} (${one.times} times)` } : one));
}

function step(each) {
  switch (each.type) {
    case 'Alert':
      return each.state === 'RAISED'
        ? { word: `Alert ${each.severity?.toLowerCase() ?? ''}`.trim(), at: each.at, css: 'alert-step', rank: 0 }
        : { word: 'Alert ended', at: each.at, css: 'quiet-step', rank: 3 };
    case 'StopStarted':
      return { word: 'Machine stands', at: each.at, css: 'alert-step', rank: 0 };
    case 'StopEnded':
      return { word: 'Runs again', at: each.at, css: 'quiet-step', rank: 3 };
    case 'WorkOrderCreated':
      return { word: 'Order opened', at: each.at, css: 'order-step', rank: 1 };
    case 'WorkOrderUpdated':
      return { word: each.change === 'RAISED' ? 'Priority raised' : 'Comment', at: each.at, css: 'quiet-step', rank: 2 };
    case 'WorkOrderCompleted':
      return { word: each.by ? `Completed by ${each.by}` : 'Completed', at: each.at, css: 'done-step', rank: 4 };
    case 'WorkOrderCancelled':
      return { word: 'Cancelled', at: each.at, css: 'done-step', rank: 4 };
    default:
      return null;
  }
}

function alert(each) {
  return h('li', { class: each.ended === undefined ? 'alert lasts' : 'alert ended' },
    h('p', {}, h('span', { class: `severity ${(each.severity ?? 'low').toLowerCase()}` }, (each.severity ?? 'low').toLowerCase()),
      ' ', alertText(each)),
    h('p', { class: 'quiet' }, machineLink(each.asset, `alert-${each.key}`),
      ` · ${near(each.since, plantNow())}`,
      each.ended === undefined
        ? ` · lasts for ${span(plantNow() - each.since)}`
        : ` · ended after ${span(each.ended - each.since)}`,
      each.times > 1 && ` · ${each.times} times`));
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
