/* What is common to all that names a shift. */
import { minute } from './format.js';

const CAUSES = { LATE_DATA: 'late data', QUALITY: 'quality found later', ANNOTATION: 'a reason told later', CONFIG: 'a new plant model', ALGORITHM: 'a new way of counting' };

/** Where the report of a shift is; without a start, that of the newest one. */
export function shiftUrl(asset, start) {
  const parameters = new URLSearchParams({ asset });
  if (start !== undefined) {
    parameters.set('start', instant(start));
  }
  // a slash may stand in a query, and reads better
  return `/shift?${String(parameters).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}

/** An instant in ms as the plant writes it; a fraction of a second only where there is one. */
function instant(millis) {
  return new Date(millis).toISOString().replace('.000Z', 'Z');
}

/** early, 06:00 to 14:00 */
export function shiftWords(shift) {
  return `${shift.code || 'day'}, ${minute(shift.start)} to ${minute(shift.end)}`;
}

/** Why a shift was counted again. */
export function causeWord(cause) {
  return CAUSES[cause] ?? cause;
}
