/* Every figure of a shift with what it is made of. */
import { h, replace } from './dom.js';
import { count, isRange, many, percent, span } from './format.js';

export function showFigures(box, result) {
  replace(box, h('table', { class: 'rows figures' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Figure'), h('th', { scope: 'col', class: 'right' }, 'Value'), h('th', { scope: 'col' }, 'Made of'))),
    h('tbody', {}, figures(result).filter(Boolean).map(([key, name, value, basis, exact]) => h('tr', { 'data-figure': key, title: exact ?? null },
      h('th', { scope: 'row' }, name), h('td', { class: 'right' }, value ?? '–'), h('td', { class: 'basis' }, basis))))));
}

function figures(result) {
  const { nanos, pieces, stops } = result;
  const ms = (name) => nanos[name] / 1e6;
  const time = (name) => span(ms(name));
  const over = (one, other) => [`${one[0]} ${time(one[1])} / ${other[0]} ${time(other[1])}`, `${count(ms(one[1]))} ms / ${count(ms(other[1]))} ms`];
  const planned = ['planned', 'planned'];
  const run = ['run', 'run'];
  const good = ['good ideal', 'goodIdeal'];
  const whole = span(ms('planned') + ms('unknown'));
  return [
    ['oee', isRange(result) ? 'OEE of the known time' : 'OEE', percent(result.oee), ...over(good, planned)],
    result.oee > 1 && ['oee-capped', 'OEE, capped', '100.0 %', 'OEE, at most 1'],
    ['oee-range', 'OEE, low to high', result.oeeLow === null ? null : `${percent(result.oeeLow)} to ${percent(result.oeeHigh)}`,
      `good ideal ${time('goodIdeal')} + none or all of unknown ${time('unknown')} / ${whole}`],
    ['availability', 'Availability', percent(result.availability), ...over(run, planned)],
    ['performance', 'Performance', percent(result.performance), ...over(['ideal', 'ideal'], run)],
    result.performance > 1 && ['performance-capped', 'Performance, capped', '100.0 %', 'performance, at most 1'],
    ['quality', 'Quality', percent(result.quality), ...over(good, ['ideal', 'ideal'])],
    pieces && ['quality-count', 'Quality by pieces', percent(result.qualityCount), `good ${count(pieces.good)} / ${count(pieces.total)} pcs`],
    ['coverage', 'Coverage', percent(result.coverage), `planned ${time('planned')} / planned + unknown ${whole}`],
    ['loading', 'Loading', percent(result.loading), ...over(planned, ['all', 'calendar'])],
    ['nee', 'NEE', percent(result.nee), `(run ${time('run')} + setup ${time('setup')}) / planned ${time('planned')} × P × Q`],
    ['teep', 'TEEP', percent(result.teep), ...over(good, ['all', 'calendar'])],
    ['mtbf', 'MTBF', stops.failures > 0 ? span(ms('run') / stops.failures) : null, `run ${time('run')} / ${failures(stops)}`],
    ['mttr', 'MTTR', stops.failures > 0 ? span(stops.repairMillis / stops.failures) : null, `repair ${span(stops.repairMillis)} / ${failures(stops)}`],
    ['stops', 'Stops', count(stops.stops), `and ${count(stops.minorStops)} minor; ${many(stops.changeovers, 'changeover')}`],
    pieces && ['pieces', 'Pieces', count(pieces.total), pieceWords(pieces)],
  ];
}

function failures(stops) {
  return many(stops.failures, 'failure');
}

function pieceWords(pieces) {
  const gap = pieces.gap > 0 ? `; ${count(pieces.gap)} of them in unknown time, in no ratio` : '';
  return `${count(pieces.good)} good, ${count(pieces.scrap)} scrap, ${count(pieces.rework)} rework${gap}`;
}
