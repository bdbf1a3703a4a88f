/* Begins here: connects the parts of the page with the plant. */
import { byId, h, replace, say } from './dom.js';
import { clock, count, date, percent, useZone, zoneName } from './format.js';
import { connect } from './stream.js';
import { known, plantNow, take, when } from './store.js';
import { startChecks } from './checks.js';
import { startDetail } from './detail.js';
import { startHappenings } from './happenings.js';
import { startKeys } from './keys.js';
import { startLedger } from './ledger.js';
import { startLinks } from './links.js';
import { startMachines } from './machines.js';
import { startOrders } from './orders.js';
import { startQuarantine } from './quarantine.js';
import { startSummary } from './summary.js';
import { startTimeline } from './timeline.js';

let boot = null;

when(['plant'], ({ plant }) => {
  if (boot !== null && boot !== plant.boot) {
    // another start of the plant, perhaps with another version of this page
    location.reload();
    return;
  }
  boot = plant.boot;
  document.title = `${plant.name} · Shopfloor`;
  say(byId('plant-name'), plant.name);
  say(byId('plant-words'), plant.simulated ? 'Simulated plant, real functions' : 'Recorded messages, real functions');
  showPhase(plant);
  showTime();
});

when(['troubles'], ({ troubles }) => {
  if (troubles.length > 0) {
    const parts = troubles.map((each) => each.section).join(', ');
    banner('trouble', `The plant cannot tell its ${parts} just now (${troubles[0].message}). What stands here is as it was.`);
  } else {
    banner('trouble', null);
  }
});

function showPhase(plant) {
  const box = byId('phase');
  const rate = plant.messagesPerSecond;
  const speed = `${rate < 10 ? rate.toFixed(1) : count(Math.round(rate))} messages/s`;
  if (plant.phase === 'BACK_FILL') {
    const share = percent(plant.share).replace(/\.\d/, '');
    replace(box,
      h('p', {}, h('strong', {}, `${plant.simulated ? 'Back-fill' : 'Replay'} ${share}`), ` · ${speed}`),
      h('progress', { max: 1, value: plant.share, 'aria-label': 'Back-fill' }));
  } else {
    const word = plant.phase === 'LIVE' ? 'Live' : 'Done';
    replace(box,
      h('p', {}, h('strong', {}, word), plant.phase === 'LIVE' ? ` · ${speed}` : ' · all messages taken'),
      h('p', { class: 'quiet' }, `${count(plant.messages)} messages so far`));
  }
}

function showTime() {
  const { plant } = known();
  if (plant) {
    const now = plantNow();
    say(byId('plant-time'), clock(now));
    say(byId('plant-date'), `${date(now)} · ${zoneName()} · ${plant.simulated ? 'simulated time' : 'time of the data'}`);
  }
}

const banners = new Map();

function banner(key, text) {
  if (text === null) {
    banners.delete(key);
  } else {
    banners.set(key, text);
  }
  const box = byId('banner');
  box.hidden = banners.size === 0;
  say(box, [...banners.values()].join(' '));
}

function connection({ state, seconds }) {
  const box = byId('connection');
  box.dataset.state = state;
  document.documentElement.dataset.connection = state;
  if (state === 'lost') {
    say(box, 'Not connected');
    const again = seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying now.';
    banner('lost', `The plant does not answer. Is ./plant run still running? ${again}`);
  } else if (state === 'live') {
    say(box, 'Connected');
    banner('lost', null);
  }
}

startSummary();
startMachines();
startTimeline();
startOrders();
startHappenings();
startChecks();
startQuarantine();
startLedger();
startLinks();
startDetail();
startKeys();
setInterval(showTime, 1000);
connect((sections) => {
  if (sections.plant) {
    useZone(sections.plant.zone);
    sections.takenAt = Date.now();
  }
  take(sections);
}, connection);
