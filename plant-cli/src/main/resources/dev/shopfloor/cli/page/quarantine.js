/* What could not be used: by reason, with the newest of each, and the newest records on demand. */
import { byId, h, replace } from './dom.js';
import { count, iso, many, near } from './format.js';
import { plantNow, when } from './store.js';
import { ask } from './stream.js';

const open = new Set();
let newest = null;

export function startQuarantine() {
  when(['quarantine'], ({ quarantine }) => show(quarantine));
}

function show(reasons) {
  const box = byId('quarantine-body');
  if (reasons.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'Nothing is in quarantine. What cannot be used comes here with its bytes, the reason and the mend.'));
    return;
  }
  replace(box,
    h('p', { class: 'lead' }, 'What cannot be used is kept with its bytes, its reason and how to mend it.'),
    [...reasons].sort((a, b) => b.records - a.records).map(reason),
    h('button', { class: 'button', type: 'button', 'data-key': 'quarantine-newest', onclick: () => load(reasons) },
      newest === null ? 'Show the newest records' : 'Show the newest records again'),
    newest);
}

function reason(each) {
  return h('details', { class: 'reason', open: open.has(each.reason),
    ontoggle: (event) => (event.target.open ? open.add(each.reason) : open.delete(each.reason)) },
  h('summary', { 'data-key': `reason-${each.reason}` },
    h('span', { class: 'code' }, each.reason), h('span', { class: 'quiet' }, `last ${near(each.newest.at, plantNow())}`), h('span', { class: 'count' }, many(each.records, 'record'))),
  h('p', {}, 'Mend: ', each.mend, '.'),
  record(each.newest));
}

function record(each) {
  const at = [each.asset, each.field && `field ${each.field}`, `topic ${each.topic}`, `refused by ${each.stage}`].filter(Boolean);
  return h('div', { class: 'record' },
    h('p', {}, h('time', { datetime: iso(each.at) }, near(each.at, plantNow())), ' ', each.message),
    h('p', { class: 'quiet' }, at.join(' · ')),
    h('pre', { tabindex: '0', 'aria-label': `${count(each.length)} bytes as text` }, each.text));
}

async function load(reasons) {
  try {
    const answer = await ask('/api/quarantine');
    newest = h('ol', { class: 'newest' }, answer.newest.slice(0, 20).map((batch) =>
      h('li', {}, h('p', {}, h('span', { class: 'code' }, batch.reason), ' ', many(batch.count, 'record')), record(batch.records[0]))));
  } catch (failed) {
    newest = h('p', { class: 'empty' }, `The newest records cannot be read: ${failed.message}`);
  }
  show(reasons);
}
