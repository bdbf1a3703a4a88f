/* From all time down to good pieces: each loss takes its part of what is left. */
import { h, replace } from './dom.js';
import { count, percent, span } from './format.js';

const LEVELS = [
  ['OUTSIDE', 'Planned busy time', 'planned'],
  ['AVAILABILITY', 'Run time', 'run'],
  ['PERFORMANCE', 'Ideal time of all pieces', 'ideal'],
  ['QUALITY', 'Ideal time of good pieces', 'good-ideal'],
];
const BIG = ['', 'breakdowns', 'setup and adjustment', 'idling and minor stops', 'reduced speed', 'defects and rework', 'startup losses'];

export function showWaterfall(box, { waterfall, result }) {
  const all = waterfall.calendar;
  const planned = result.nanos.planned / 1e6;
  const ideals = result.nanos.ideals === 1;
  const rows = [total('All time so far', 'calendar', all, all, planned)];
  let left = all;
  for (const [factor, name, key] of LEVELS) {
    for (const step of waterfall.steps.filter((each) => each.factor === factor)) {
      rows.push(loss(step, left, all, planned));
      left = step.left;
    }
    if (ideals || factor === 'OUTSIDE' || factor === 'AVAILABILITY') {
      rows.push(total(name, key, left, all, planned));
    }
  }
  replace(box,
    h('table', { class: 'waterfall' },
      h('caption', { class: 'unseen' }, 'Each loss with its time, and what is left after the losses of each factor'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Time or loss'), h('td', { class: 'bar-cell' }),
        h('th', { scope: 'col', class: 'right' }, 'Time'), h('th', { scope: 'col', class: 'right exact' }, 'ms'),
        h('th', { scope: 'col', class: 'right' }, 'of all'), h('th', { scope: 'col', class: 'right' }, 'of planned'))),
      h('tbody', {}, rows)),
    !ideals && h('p', { class: 'quiet' }, 'Speed and quality losses are not told: they need a counter and the ideal cycle of every piece.'));
}

function total(name, key, millis, all, planned) {
  return row({ class: 'total', 'data-total': key, 'data-millis': millis }, name, { from: 0, to: millis }, millis, all, planned, key !== 'calendar');
}

function loss(step, before, all, planned) {
  const gain = step.millis < 0;
  const bar = { from: Math.min(before, step.left), to: Math.max(before, step.left) };
  const number = step.bigLoss > 0 && h('span', { class: 'big-loss', title: `Big loss ${step.bigLoss}: ${BIG[step.bigLoss]}` },
    h('span', { class: 'unseen' }, 'big loss '), String(step.bigLoss));
  return row({ class: `loss ${step.factor.toLowerCase()}${gain ? ' gain' : ''}`, 'data-step': step.name, 'data-big-loss': step.bigLoss,
    'data-factor': step.factor, 'data-millis': step.millis, 'data-left': step.left },
  [number, ' ', gain ? `${step.name} (gain)` : step.name], bar, step.millis, all, planned, step.factor !== 'OUTSIDE');
}

function row(attributes, name, { from, to }, millis, all, planned, inside) {
  const share = (part) => `${all > 0 ? Math.max(0, Math.min(100, (part / all) * 100)) : 0}%`;
  const exact = `${count(millis)} ms`;
  const sign = attributes.class.startsWith('loss') ? (millis < 0 ? '+' : '−') : '';
  return h('tr', { ...attributes, title: exact },
    h('th', { scope: 'row' }, name),
    h('td', { class: 'bar-cell', 'aria-hidden': 'true' }, h('span', { class: 'lane' }, h('span', { class: 'step', vars: { '--from': share(from), '--size': share(to - from) } }))),
    h('td', { class: 'right' }, sign + span(Math.abs(millis))),
    h('td', { class: 'right exact' }, count(millis)),
    h('td', { class: 'right' }, all > 0 ? percent(Math.abs(millis) / all) : '–'),
    h('td', { class: 'right' }, inside && planned > 0 ? percent(Math.abs(millis) / planned) : ''));
}
