/* The account of each stage as an equation. */
import { byId, h, replace } from './dom.js';
import { count, many } from './format.js';
import { tick } from './states.js';
import { when } from './store.js';

const STAGES = { enrich: 'Enrich', writer: 'Time-series writer', oee: 'OEE', workorder: 'Work orders' };
const WORDS = {
  decoded: 'decoded', forwarded: 'forwarded', stored: 'stored', duplicate: 'duplicate', late: 'late', ignored: 'ignored',
  parked: 'parked', quarantined: 'quarantined', returned: 'returned',
};

export function startLedger() {
  when(['ledger'], ({ ledger }) => show(ledger));
}

function show(ledger) {
  const box = byId('ledger-body');
  const stages = ledger.stages.filter((stage) => stage.accounts.length > 0);
  if (stages.length === 0) {
    replace(box, h('p', { class: 'empty' }, 'No record yet. The account begins with the first message.'));
    return;
  }
  const waiting = Object.entries(ledger.queues).filter(([, depth]) => depth > 0);
  replace(box,
    h('p', { class: 'lead' }, 'Every record that a stage takes ends in exactly one outcome. Nothing is lost without a word.'),
    stages.map((stage) => h('div', { class: 'stage' },
      h('h3', {}, STAGES[stage.stage] ?? stage.stage),
      stage.accounts.map(equation))),
    ledger.differences.length > 0 && h('ul', { class: 'differences' }, ledger.differences.map((text) => h('li', {}, text))),
    h('p', { class: 'verdict' }, tick(ledger.differences.length === 0, 'All stages agree with each other.',
      `${many(ledger.differences.length, 'thing')} did not add up at the last tick.`)),
    h('p', { class: 'quiet' }, waiting.length === 0
      ? `All ${Object.keys(ledger.queues).length} queues were empty at the last tick, dead-letter queues included.`
      : `In queues at the last tick: ${waiting.map(([name, depth]) => `${name} ${count(depth)}`).join(', ')}.`));
}

function equation(account) {
  const parts = Object.entries(account.outcomes);
  return h('p', { class: 'equation' },
    h('span', { class: 'term' }, h('b', {}, count(account.taken)), ` ${account.subject}`),
    h('span', { class: 'sign' }, account.difference === 0 ? '=' : '≠'),
    parts.map(([word, number], at) => [
      at > 0 && h('span', { class: 'sign' }, '+'),
      h('span', { class: 'term' }, h('b', {}, count(number)), ` ${WORDS[word] ?? word}`)]),
    tick(account.difference === 0, 'adds up', `${count(account.difference)} more than told`));
}
