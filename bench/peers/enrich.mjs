// EnrichFunction for Kepware messages in plain Node: what most would write, nothing but JSON.
//
//     node enrich.mjs EVENT PLANT ROUNDS
//
// Prints what it makes of the event, then the median time of a message in nanoseconds.
import { readFileSync } from 'node:fs';

const NANOS = 1_000_000;

/** One rule object (a Buffer) to the bodies for the queues, alerts and refusals. */
function handle(event, plant) {
  const envelope = JSON.parse(event.toString('utf8'));
  const rx = envelope.rx;
  const others = [];
  const ledger = {};
  const asset = plant.get(envelope.topic);
  if (asset === undefined) {
    return { telemetry: [], production: [], others: [['UNKNOWN_ASSET', envelope.topic]], ledger };
  }
  const payload = JSON.parse(Buffer.from(envelope.data, 'base64').toString('utf8'));
  const telemetry = [];
  const production = [];
  const seen = new Set();
  for (const reading of payload.values) {
    const tag = find(reading.id, asset);
    const refusal = refused(reading, tag, asset, rx);
    if (refusal !== null) {
      others.push([refusal, reading.id]);
      count(ledger, 'quarantined');
      continue;
    }
    const point = place(reading, tag, asset, rx, others);
    const identity = `${tag.name} ${reading.t} ${reading.v}`;
    if (seen.has(identity)) {
      count(ledger, 'duplicate');
      continue;
    }
    seen.add(identity);
    telemetry.push(point);
    if (tag.production) {
      production.push(point);
    }
    count(ledger, 'forwarded');
  }
  return { telemetry: pack(asset, telemetry), production: pack(asset, production), others, ledger };
}

function find(name, asset) {
  return name.startsWith(asset.prefix) ? asset.tags.get(name.slice(asset.prefix.length)) : undefined;
}

/** Why a reading is kept apart, or null. */
function refused(reading, tag, asset, rx) {
  if (tag === undefined) {
    return 'UNKNOWN_TAG';
  }
  if ((reading.t - rx) * NANOS > asset.maxAhead) {
    return 'FUTURE_TIME';
  }
  if ((rx - reading.t) * NANOS > asset.maxAge) {
    return 'LATE';
  }
  if (bad(reading)) {
    return null;
  }
  const value = typed(reading.v, tag);
  if (value === null) {
    return 'WRONG_TYPE';
  }
  if (typeof value === 'number' && (value < tag.low || value > tag.high)) {
    return 'OUT_OF_RANGE';
  }
  return null;
}

const bad = (reading) => reading.v === null || reading.q === false;

/** A reading's point as JSON. By hand, because a number cannot hold nanoseconds. */
function place(reading, tag, asset, rx, others) {
  const value = bad(reading) ? null : typed(reading.v, tag);
  if (value > tag.alertAbove) {
    others.push(['alert', tag.name]);
  }
  if (tag.role === 'state' && value !== null && !asset.states.has(value)) {
    others.push(['unmapped state', value]);
  }
  let json = `{"tag":"${tag.name}","role":"${tag.role}","time":${reading.t}000000,"value":${JSON.stringify(value)}`;
  if (tag.unit !== undefined) {
    json += `,"unit":"${tag.unit}"`;
  }
  if (value === null) {
    json += ',"quality":"BAD"';
  } else if (tag.from !== undefined) {
    json += `,"raw":{"value":${JSON.stringify(reading.v)},"unit":"${tag.from}"}`;
  }
  return `${json},"rx":${rx}000000}`;
}

/** The value as the tag stores it, or null where it cannot be. */
function typed(sent, tag) {
  switch (tag.type) {
    case 'number': {
      if (typeof sent !== 'number' && (typeof sent !== 'string' || sent.trim() === '')) {
        return null;
      }
      const number = Number(sent);
      const value = tag.factor === undefined ? number : number * tag.factor + tag.offset;
      return Number.isFinite(value) ? value : null;
    }
    case 'integer':
      return Number.isInteger(sent) ? sent : null;
    case 'boolean':
      return typeof sent === 'boolean' ? sent : null;
    default:
      return typeof sent === 'object' ? null : String(sent);
  }
}

function pack(asset, points) {
  return points.length === 0 ? [] : [`{"v":1,${asset.context},"points":[${points.join(',')}]}`];
}

function count(ledger, outcome) {
  ledger[outcome] = (ledger[outcome] ?? 0) + 1;
}

function read(file) {
  const plant = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8'))));
  for (const asset of plant.values()) {
    asset.tags = new Map(Object.entries(asset.tags));
    asset.states = new Set(asset.states);
    asset.context = JSON.stringify(asset.context).slice(1, -1);
  }
  return plant;
}

function nanos(event, plant, messages) {
  const begin = process.hrtime.bigint();
  for (let at = 0; at < messages; at++) {
    handle(event, plant);
  }
  return Number(process.hrtime.bigint() - begin) / messages;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const [eventFile, plantFile, rounds] = process.argv.slice(2);
const event = readFileSync(eventFile);
const plant = read(plantFile);
const { telemetry, production, others } = handle(event, plant);
console.log(JSON.stringify({ telemetry, production, others }));
nanos(event, plant, 20_000); // the compiler has seen it all, and the next tells the batch's size
const messages = Math.max(1, Math.floor(1e8 / nanos(event, plant, 5_000)));
console.log(median(Array.from({ length: Number(rounds) }, () => nanos(event, plant, messages))));
