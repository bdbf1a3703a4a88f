/* Where the time went that did not run, by reason, longest first. */
import { h, replace } from './dom.js';
import { count, percent, span } from './format.js';
import { stateBadge, stateCss } from './states.js';

export function showPareto(box, { losses }) {
  if (losses.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'The machine ran all the time.'));
    return;
  }
  const all = losses.reduce((sum, row) => sum + row.millis, 0);
  const most = Math.max(...losses.map((row) => row.millis));
  let sum = 0;
  const rows = losses.map((row) => {
    sum += row.millis;
    return reason(row, all, most, sum);
  });
  replace(box, h('table', { class: 'rows pareto' },
    h('caption', { class: 'quiet' }, `Shares are of ${span(all)} (${count(all)} ms), all the time that did not run.`),
    h('thead', {}, h('tr', {}, ['Reason', 'Stops', 'Time', 'Share', 'Sum'].map((text, at) => h('th', { scope: 'col', class: at > 0 ? 'right' : null }, text)))),
    h('tbody', {}, rows)));
}

function reason(row, all, most, sum) {
  return h('tr', { title: `${count(row.millis)} ms`, 'data-class': row.class, 'data-minor': row.minor, 'data-reason': row.reason, 'data-count': row.count, 'data-millis': row.millis },
    h('th', { scope: 'row' }, h('span', { class: 'reason-name' }, row.reason),
      h('span', { class: 'reason-class' }, stateBadge(row.class), row.minor === 1 && h('span', { class: 'quiet' }, ' minor stops')),
      h('span', { class: 'meter', 'aria-hidden': 'true' }, h('span', { class: `step ${stateCss(row.class)}`, vars: { '--from': '0%', '--size': `${most > 0 ? (row.millis / most) * 100 : 0}%` } }))),
    h('td', { class: 'right' }, count(row.count)),
    h('td', { class: 'right' }, span(row.millis)),
    h('td', { class: 'right' }, all > 0 ? percent(row.millis / all) : '–'),
    h('td', { class: 'right' }, all > 0 ? percent(sum / all) : '–'));
}
