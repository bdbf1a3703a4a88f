/* What the page knows of the plant, and who wants to know when a part of it changes. */

const state = {};
const wants = [];

/** Calls back with the whole state whenever one of the named sections has changed. */
export function when(names, callback) {
  wants.push({ names, callback });
}

/** Takes changed sections and tells those who want them. */
export function take(sections) {
  Object.assign(state, sections);
  for (const { names, callback } of wants) {
    const known = names.every((name) => state[name] !== undefined && state[name] !== null);
    if (known && names.some((name) => name in sections)) {
      callback(state);
    }
  }
}

export function known() {
  return state;
}

/** The plant's clock now: goes on between snapshots when the plant runs with the wall clock. */
export function plantNow() {
  const plant = state.plant;
  if (!plant) {
    return 0;
  }
  const since = Date.now() - state.takenAt;
  return plant.phase === 'LIVE' ? plant.plantTime + Math.min(since, 15000) : plant.plantTime;
}
