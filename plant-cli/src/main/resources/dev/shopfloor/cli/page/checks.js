/* Known answers beside computed ones. */
import { byId, h, replace } from './dom.js';
import { count, many, minute } from './format.js';
import { tick } from './states.js';
import { when, known } from './store.js';

let only = 'all';

export function startChecks() {
  when(['checks', 'plant'], show);
}

function show() {
  const { checks, plant } = known();
  const different = checks.filter((each) => !each.equal);
  const filter = byId('checks-filter');
  filter.hidden = checks.length === 0;
  replace(filter, choice('all', `All ${count(checks.length)}`), choice('different', `Different ${count(different.length)}`));
  const box = byId('checks-body');
  if (checks.length === 0) {
    replace(box, h('p', { class: 'empty' }, plant.simulated
      ? 'No answer yet. The first ones come with the first full minute.'
      : 'Nobody knows the right answers of recorded messages. Start ./plant run without --replay to see them.'));
    return;
  }
  replace(box,
    h('p', { class: 'lead' }, 'The simulation knows from its own script what is right; the functions must find the same from messages alone, '
      + 'in spite of late, doubled, wrong and missing ones.'),
    h('p', { class: 'verdict' }, tick(different.length === 0, `All ${count(checks.length)} answers are equal.`,
      `${many(different.length, 'answer')} of ${count(checks.length)} ${different.length === 1 ? 'differs' : 'differ'}.`)),
    only === 'different' && different.length === 0
      ? h('p', { class: 'empty' }, 'No answer differs.')
      : [h('p', { class: 'quiet' }, `Left: known from the script. Right: computed by the functions. As of the last full minute, ${minute(plant.lastTick)}.`),
        h('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': 'Known and computed answers' },
          table(only === 'different' ? different : checks))]);
}

function choice(name, text) {
  return h('button', { type: 'button', 'data-key': `checks-${name}`, 'aria-pressed': String(only === name),
    onclick: () => { only = name; show(); } }, text);
}

function table(rows) {
  const groups = Map.groupBy(rows, (row) => `${row.asset ?? ''}\u0000${row.scope ?? ''}`);
  return h('div', { class: 'groups' }, [...groups.values()].map((group) =>
    h('table', { class: 'rows checks' },
      h('caption', {}, groupName(group[0])),
      h('thead', { class: 'unseen' }, h('tr', {}, ['What', 'Known', 'Computed', 'Verdict'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, group.map(row)))));
}

function groupName(row) {
  const where = row.asset ? row.asset.slice(row.asset.indexOf('/') + 1) : 'Whole plant';
  return row.scope ? [h('strong', {}, where), ` · ${row.scope}`] : [h('strong', {}, where)];
}

function row(check) {
  const unit = check.unit ? ` ${check.unit}` : '';
  return h('tr', { class: check.equal ? null : 'differs' },
    h('th', { scope: 'row' }, check.name),
    h('td', { class: 'right' }, check.known + unit),
    h('td', { class: 'right' }, h('span', { class: 'sign' }, check.equal ? '= ' : '≠ '), check.computed === undefined ? 'nothing yet' : check.computed + unit),
    h('td', {}, tick(check.equal, h('span', { class: 'unseen' }, 'equal'), 'different')));
}
