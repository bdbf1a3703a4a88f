/* What the simulated plant does on purpose, newest first. */
import { byId, h, replace } from './dom.js';
import { iso, near } from './format.js';
import { plantNow, when } from './store.js';

const SHOWN = 40;

export function startHappenings() {
  when(['plant', 'happenings'], ({ plant, happenings }) => show(plant, happenings));
}

function show(plant, happenings) {
  const box = byId('happenings-body');
  if (happenings.length === 0) {
    replace(box, h('p', { class: 'empty' }, plant.simulated
      ? 'Nothing yet. Faults, breaks, changeovers and bad messages begin with the first hour of plant time.'
      : 'The plant is fed with recorded messages; nothing is simulated. Start ./plant run without --replay to see a simulation.'));
    return;
  }
  replace(box, h('ol', { class: 'feed', tabindex: '0', 'aria-label': 'What the simulation does, newest first' },
    happenings.slice(0, SHOWN).map((each) =>
      h('li', {}, h('time', { datetime: iso(each.at) }, near(each.at, plantNow())), h('span', { class: 'where' }, each.where.slice(each.where.lastIndexOf('/') + 1)), h('span', {}, each.what)))));
}
