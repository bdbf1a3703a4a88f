/* The classes of time: a word, a symbol and a colour each, so that no colour stands alone. */
import { h, s } from './dom.js';

export const STATES = {
  RUN: { word: 'Running', css: 'run' },
  WAIT: { word: 'Waiting', css: 'wait' },
  FAULT: { word: 'Fault', css: 'fault' },
  SETUP: { word: 'Setup', css: 'setup' },
  MAINT: { word: 'Maintenance', css: 'setup' },
  PLANNED: { word: 'Planned stop', css: 'planned' },
  NO_ORDER: { word: 'No order', css: 'planned' },
  UNKNOWN: { word: 'Unknown', css: 'unknown' },
  OFFSHIFT: { word: 'Off shift', css: 'unknown' },
};

const SHAPES = {
  RUN: 'M4 2.2v11.6L13.6 8z',
  WAIT: 'M3.6 2.5h3.2v11H3.6zM9.2 2.5h3.2v11H9.2z',
  FAULT: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM7 3.8v5.4h2V3.8zM7 10.6v2h2v-2z',
  SETUP: 'M1 3.2h6V1.6h3v1.6h5v1.8h-5v1.6H7V5H1zM1 11h2V9.4h3V11h9v1.8H6v1.6H3v-1.6H1z',
  MAINT: 'M6.3 1.5h3.4v4.8h4.8v3.4H9.7v4.8H6.3V9.7H1.5V6.3h4.8z',
  PLANNED: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8zM7.1 4.2h1.8v3.4l2.6 2.2-1.1 1.4-3.3-2.8z',
  NO_ORDER: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  UNKNOWN: 'M4.6 5.6C4.6 3.4 6 2 8.1 2s3.6 1.4 3.6 3.3c0 1.5-.7 2.3-1.7 3-.8.6-1 1-1 2H6.9c0-1.7.6-2.5 1.6-3.2.8-.5 1-.9 1-1.6 0-.8-.5-1.4-1.4-1.4s-1.4.6-1.4 1.5zM6.8 11.6h2.3V14H6.8z',
  OFFSHIFT: 'M10.8 1.3a7 7 0 1 0 3.9 9.4A5.6 5.6 0 0 1 10.8 1.3z',
};

/** The symbol of a class, for the eye only. */
export function symbol(name) {
  return s('svg', { viewBox: '0 0 16 16', class: 'symbol', 'aria-hidden': 'true', focusable: 'false' },
    s('path', { d: SHAPES[name] ?? SHAPES.UNKNOWN, 'fill-rule': 'evenodd' }));
}

/** Symbol and word in the colour of the class. */
export function stateBadge(name) {
  const state = STATES[name] ?? STATES.UNKNOWN;
  return h('span', { class: `state ${state.css}` }, symbol(name), state.word);
}

export function stateWord(name) {
  return (STATES[name] ?? STATES.UNKNOWN).word;
}

export function stateCss(name) {
  return (STATES[name] ?? STATES.UNKNOWN).css;
}

/** A mark for right and wrong that has a word for those who hear it. */
export function tick(good, goodWord, badWord) {
  const d = good ? 'M2 8.5 6.2 12.7 14 4.2' : 'M3 3l10 10M13 3L3 13';
  return h('span', { class: good ? 'tick good' : 'tick bad' },
    s('svg', { viewBox: '0 0 16 16', class: 'symbol stroke', 'aria-hidden': 'true' }, s('path', { d })),
    good ? goodWord : badWord);
}
