/* Numbers with their units, times in the site's zone. */

const UNITS = {
  Cel: '°C', '[degF]': '°F', 'K{diff}': 'K', '[degF]{diff}': '°F', '1': '', '[ppth]': '‰', '[ppm]': 'ppm',
  '[ppb]': 'ppb', '%{RH}': '% RH', 'm/s2': 'm/s²', '[g]': 'g', '[HP]': 'hp', um: 'µm', deg: '°', Ohm: 'Ω',
  kOhm: 'kΩ', uA: 'µA', 'uS/cm': 'µS/cm', '[in_i]': 'in', '[ft_i]': 'ft', '{rev}/min': 'rpm', '{rev}/s': 'r/s',
  '{cycle}/min': 'cycles/min', att: 'kgf/cm²',
};

let zone = 'UTC';
const formats = new Map();

export function useZone(name) {
  if (name !== zone) {
    zone = name;
    formats.clear();
  }
}

export function zoneName() {
  return zone;
}

function format(name, options) {
  if (!formats.has(name)) {
    formats.set(name, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options }));
  }
  return formats.get(name);
}

/** 09:12:05 */
export function clock(millis) {
  return format('clock', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(millis);
}

/** 09:12 */
export function minute(millis) {
  return format('minute', { hour: '2-digit', minute: '2-digit' }).format(millis);
}

/** Mon 2 Mar 2026 */
export function date(millis) {
  return format('date', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
    .format(millis).replace(',', '');
}

/** Mon 09:12 */
export function dayMinute(millis) {
  return `${format('day', { weekday: 'short' }).format(millis)} ${minute(millis)}`;
}

/** The time of day; with the weekday where that is not today's. */
export function near(millis, now) {
  const day = format('key', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return day.format(millis) === day.format(now) ? clock(millis) : dayMinute(millis);
}

/** For <time datetime>. */
export function iso(millis) {
  return new Date(millis).toISOString();
}

/** 2 min 05 s; 1 h 04 min; 3 d 2 h */
export function span(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (number) => String(number).padStart(2, '0');
  if (minutes === 0) {
    return `${seconds} s`;
  }
  if (hours === 0) {
    return `${minutes} min ${two(seconds % 60)} s`;
  }
  if (hours < 48) {
    return `${hours} h ${two(minutes % 60)} min`;
  }
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** 86.3 %; null where it is not defined */
export function percent(ratio) {
  return ratio === null || ratio === undefined ? null : `${(ratio * 100).toFixed(1)} %`;
}

/** OEE as it may be told: a range where too little is known for one number. */
export function oeeWords(result) {
  return isRange(result) ? `${percent(result.oeeLow)} to ${percent(result.oeeHigh)}` : percent(result?.oee);
}

/** Whether less than nine tenths of the planned time is known, too little for one number. */
export function isRange(result) {
  return typeof result?.oee === 'number' && typeof result.coverage === 'number' && result.coverage < 0.9;
}

/** For what has too few pieces behind it to deserve a decimal. */
export function wholePercent(ratio) {
  return ratio === null || ratio === undefined ? null : `${Math.round(ratio * 100)} %`;
}

/** 1,204 */
export function count(number) {
  return Number(number).toLocaleString('en-GB');
}

/** 1,204 pcs */
export function pieces(number) {
  return `${count(number)} pcs`;
}

/** A UCUM code as people write it. */
export function unitWord(code) {
  if (!code) {
    return '';
  }
  if (code in UNITS) {
    return UNITS[code];
  }
  return code
    .replace('{gauge}', 'g').replace('{abs}', 'a').replace('{pcs}', 'pcs').replace('{rms}', ' RMS')
    .replace('{pk}', ' pk').replace('[psi]', 'psi').replace('[gal_us]', 'gal').replace('[lbf_av]', 'lbf')
    .replace('[in_i]', 'in').replace('[ft_i]', 'ft').replace('[cft_i]', 'ft³').replace('m3{norm}', 'Nm³')
    .replace(/\bm3\b/, 'm³').replace(/\bm2\b/, 'm²').replace(/[{}[\]]/g, '').replace(/\./g, '·');
}

/** 71.5 °C; four digits that count, whole numbers as they are. */
export function quantity(value, unit) {
  const word = unitWord(unit);
  return word ? `${digits(value)} ${word}` : digits(value);
}

export function digits(value) {
  const size = Math.abs(value);
  if (Number.isInteger(value)) {
    return count(value);
  }
  const places = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en-GB', { maximumFractionDigits: places, minimumFractionDigits: Math.min(1, places) });
}

/** oil_temperature as: oil temperature */
export function words(name) {
  return name.replace(/_/g, ' ');
}

/** "1 record", "2 records" */
export function many(number, one, more = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : more}`;
}
