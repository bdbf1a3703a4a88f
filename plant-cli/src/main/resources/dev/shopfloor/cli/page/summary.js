/* The plant in a few numbers, each a way to its part of the page. */
import { byId, h, replace } from './dom.js';
import { count, many, oeeWords, span } from './format.js';
import { when } from './store.js';

export function startSummary() {
  when(['machines', 'orders', 'checks', 'quarantine', 'ledger'], show);
  when(['machines', 'orders', 'checks', 'quarantine', 'ledger', 'lines'], show);
}

function show({ machines, orders, checks, quarantine, ledger, lines }) {
  const plants = (lines ?? []).filter((each) => each.scope === 'PLANT' && oeeWords(each));
  const running = machines.filter((each) => each.state?.class === 'RUN').length;
  const faults = machines.filter((each) => each.state?.class === 'FAULT').length;
  const equal = checks.filter((each) => each.equal).length;
  const kept = quarantine.reduce((sum, each) => sum + each.records, 0);
  const wrong = ledger.differences.length
    + ledger.stages.flatMap((stage) => stage.accounts).filter((each) => each.difference !== 0).length;
  replace(byId('summary'),
    tile('#machines', `${running} of ${machines.length}`, 'machines run',
      faults > 0 ? `${many(faults, 'fault')} now` : 'no fault now', faults > 0 ? 'fault' : 'run'),
    plants.map((plant) => tile('#machines', oeeWords(plant), plants.length > 1 ? `OEE of ${plant.site}` : 'OEE of the plant', `shift ${plant.code || 'day'}, ${span(plant.goodIdeal)} good ideal of ${span(plant.planned)}`, 'plain', `oee-${plant.site}`)),
    tile('#orders', count(orders.open), orders.open === 1 ? 'open work order' : 'open work orders',
      `${count(orders.total - orders.open)} done`, orders.open > 0 ? 'wait' : 'run'),
    checks.length > 0 && tile('#checks', `${count(equal)} of ${count(checks.length)}`, 'known answers equal',
      equal === checks.length ? 'the functions are right' : `${count(checks.length - equal)} differ`,
      equal === checks.length ? 'run' : 'fault'),
    tile('#quarantine', count(kept), kept === 1 ? 'record in quarantine' : 'records in quarantine',
      kept > 0 ? `${many(quarantine.length, 'reason')}, bytes kept` : 'nothing was refused', 'plain'),
    tile('#ledger', wrong === 0 ? 'Adds up' : 'Differs', 'the ledger',
      wrong === 0 ? 'every record has an outcome' : many(wrong, 'difference'), wrong === 0 ? 'run' : 'fault'));
}

function tile(href, number, what, more, css, key = href) {
  return h('a', { class: `tile ${css}`, href, 'data-key': key },
    h('span', { class: 'number' }, number),
    h('span', { class: 'what' }, what),
    h('span', { class: 'quiet' }, more));
}
