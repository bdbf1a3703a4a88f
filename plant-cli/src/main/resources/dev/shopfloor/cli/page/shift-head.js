/* Which shift this is, how final its numbers are, and the numbers that are asked for first. */
import { byId, h, replace, say } from './dom.js';
import { clock, count, date, isRange, minute, oeeWords, percent, span, words } from './format.js';
import { flagMend, flagWords } from './flags.js';
import { causeWord } from './shifts.js';

const PHASES = {
  LIVE: ['Live', 'The shift runs; these are its numbers so far.'],
  ENDED: ['Ended', 'The shift is over; data may still be on its way.'],
  FINAL: ['Final', 'The first final numbers.'],
  RESTATED: ['Restated', 'The numbers have been counted again since they were final.'],
  LOCKED: ['Locked', 'Nothing changes these numbers any more.'],
};
const WHY = {
  NO_COUNT: 'No counter is connected, so there is no performance, no quality and no OEE.',
  NO_PLAN: 'No time was planned.',
  NO_DATA: 'Nothing is known of the whole time.',
};

export function showHead(detail) {
  const { result } = detail;
  const { window } = result;
  const from = window.start / 1e6;
  const to = window.end / 1e6;
  say(byId('place'), [`plant ${detail.site}`, detail.area && `area ${detail.area}`, `line ${result.line}`, words(detail.type).replace(/-/g, ' ')].filter(Boolean).join(' · '));
  say(byId('title'), `${detail.name}, ${window.code ? `shift ${window.code}` : 'whole day'}`);
  say(byId('when'), `${date(from)}, ${minute(from)} to ${minute(to)} ${detail.zone}`);
  phase(result);
  facts(detail, from, to);
  notes(detail);
  headline(result);
}

function phase(result) {
  const [word, sentence] = PHASES[result.phase] ?? [result.phase, ''];
  const version = result.version > 0 ? ` v${result.version}` : '';
  replace(byId('phase'), h('p', { class: `phase-word ${result.phase.toLowerCase()}` }, word + version), h('p', { class: 'quiet' }, sentence));
}

function facts(detail, from, to) {
  const { result } = detail;
  const rows = [
    ['Business date', result.window.businessDate || date(from)],
    ['As of', `${date(result.asOf / 1e6)}, ${clock(result.asOf / 1e6)}`],
    ['Counted', `${span(result.asOf / 1e6 - from)} of ${span(to - from)}`],
    ['Version', result.version === 0 ? 'none yet, not final' : `${result.version}${result.cause ? `, by ${causeWord(result.cause)}` : ''}`],
    ['Data', result.version === 0 ? 'still coming' : result.complete ? 'complete when it was closed' : 'not complete when it was closed'],
    ['Policy', result.policyId || 'default'],
    ['Plant model', result.modelVersion],
    ['Minor stop', detail.minorStop > 0 ? `shorter than ${span(detail.minorStop)}` : 'none'],
  ];
  replace(byId('facts'), rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', { 'data-fact': name.toLowerCase() }, value))));
}

function notes(detail) {
  const { result, remarks } = detail;
  const notes = result.flags.map((flag) => {
    const seen = remarks.filter((each) => each.flag === flag);
    const when = seen.length > 0 ? ` (${seen.slice(0, 3).map((each) => `${words(each.tag)} at ${clock(each.at)}`).join(', ')}${seen.length > 3 ? ` and ${seen.length - 3} more` : ''})` : '';
    return h('li', { 'data-flag': flag }, h('strong', {}, capital(flagWords(flag))), `${when}. ${flagMend(flag)}`);
  });
  if (result.status !== 'OK') {
    notes.unshift(h('li', {}, h('strong', {}, 'No OEE'), `. ${WHY[result.status]}`));
  }
  if (!detail.agrees) {
    notes.unshift(h('li', { 'data-flag': 'DISAGREES' }, h('strong', {}, 'The intervals below are newer'),
      '. Data has come since these numbers were made; the next count takes it in, unless the shift is locked.'));
  }
  replace(byId('notes'), notes.length > 0 && h('ul', { class: 'notes', 'aria-label': 'Remarks' }, notes));
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function headline(result) {
  const { nanos, pieces } = result;
  const ms = (name) => span(nanos[name] / 1e6);
  replace(byId('headline'),
    oee(result, ms),
    tile('availability', 'Availability', percent(result.availability), `run ${ms('run')} of planned ${ms('planned')}`),
    tile('performance', 'Performance', percent(result.performance), result.performance === null ? 'not defined' : `ideal ${ms('ideal')} of run ${ms('run')}`, capped(result.performance)),
    tile('quality', 'Quality', percent(result.quality),
      pieces ? `${count(pieces.good)} good of ${count(pieces.total)} pcs` : 'no pieces counted'));
}

/** With too little known, the range is the answer: one number would promise too much. */
function oee(result, ms) {
  if (result.oee === null) {
    return tile('oee', 'OEE', null, 'not defined');
  }
  if (isRange(result)) {
    return tile('oee', 'OEE lies between', oeeWords(result),
      `${percent(result.coverage)} of the time is known: ${ms('planned')}, unknown ${ms('unknown')}`);
  }
  return tile('oee', 'OEE', percent(result.oee), `good ideal ${ms('goodIdeal')} of planned ${ms('planned')}`, capped(result.oee));
}

function capped(ratio) {
  return ratio > 1 ? 'capped 100.0 %' : null;
}

function tile(key, name, value, basis, also = null) {
  return h('div', { class: `figure ${key}`, 'data-figure': key },
    h('span', { class: 'label' }, name),
    h('span', { class: 'value' }, value ?? '–', also && h('span', { class: 'also block' }, also)),
    h('span', { class: 'quiet' }, basis));
}
