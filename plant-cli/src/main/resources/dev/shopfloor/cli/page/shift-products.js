/* What a shift made, by product. */
import { h, replace } from './dom.js';
import { count, digits, percent, span } from './format.js';

const HEADS = ['Product', 'Pieces', 'Good', 'Scrap', 'Rework', 'Quality', 'Ideal cycle', 'Ideal time'];

export function showProducts(box, { products }) {
  if (products.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'No pieces counted.'));
    return;
  }
  replace(box, h('div', { class: 'scroll' }, h('table', { class: 'rows products' },
    h('thead', {}, h('tr', {}, HEADS.map((text, at) => h('th', { scope: 'col', class: at > 0 ? 'right' : null }, text)))),
    h('tbody', {}, products.map(product)))));
}

function product(row) {
  const known = row.total - row.gap;
  const cell = (text) => h('td', { class: 'right' }, text);
  return h('tr', { 'data-product': row.product, title: `ideal ${count(row.idealNanos / 1e6)} ms` },
    h('th', { scope: 'row' }, row.product || h('span', { class: 'quiet' }, 'not known')),
    cell([count(row.total), row.gap > 0 && h('span', { class: 'quiet block' }, `${count(row.gap)} in unknown time`)]),
    cell(count(row.good)), cell(count(row.scrap)), cell(count(row.rework)),
    cell(row.total > 0 ? percent(row.good / row.total) : '–'),
    cell(row.idealNanos > 0 && known > 0 ? `${digits(row.idealNanos / 1e9 / known)} s` : '–'),
    cell(row.idealNanos > 0 ? span(row.idealNanos / 1e6) : '–'));
}
