/* Remarks on a result, in words. */

const FLAGS = {
  COUNT_RESET: 'a counter began anew', COUNT_ROLLOVER: 'a counter passed its greatest number', COUNT_DIP: 'a counter went back a little',
  COUNT_SPIKE: 'a counter leapt; the leap was not counted', COUNT_WITHOUT_RUN: 'pieces without run time', NEGATIVE_GOOD: 'more scrap than pieces',
  PERFORMANCE_ABOVE_1: 'faster than ideal', IDEAL_CYCLE_SUSPECT: 'more than three times as fast as ideal', IDEAL_CYCLE_MISSING: 'no ideal cycle',
  PRODUCT_UNKNOWN: 'a product that the plant file does not have', UNMAPPED_STATE: 'a state that the profile does not know', GAP: 'silent for too long',
  RUN_INFERRED: 'run time inferred from a counter', FLAPPING: 'the state flaps', STATE_MISSING: 'no state', LOW_COVERAGE: 'less than 90 % of the time is known',
  SHIFT_ASSUMED: 'no shift calendar',
};

const MENDS = {
  COUNT_RESET: 'Its new value was counted.',
  COUNT_ROLLOVER: 'It began again at 0, as the plant file says.',
  COUNT_DIP: 'Nothing was counted until it passed its old height.',
  COUNT_SPIKE: 'It rose by more than the machine can make. Look at the counter, and at the ideal cycle.',
  COUNT_WITHOUT_RUN: 'Look whether the state comes from the same machine as the counter.',
  NEGATIVE_GOOD: 'Good pieces were held between 0 and all pieces. Look at the scrap counter.',
  PERFORMANCE_ABOVE_1: 'The ideal cycle is too long, or the counter counts too much. OEE is shown as it is, not capped.',
  IDEAL_CYCLE_SUSPECT: 'It is not shown as OEE of its line or plant. Mend the ideal cycle in the plant file.',
  IDEAL_CYCLE_MISSING: 'There is no performance and no OEE. Set idealCycle in the plant file.',
  PRODUCT_UNKNOWN: 'Its pieces count by the machine’s own ideal cycle. Add it under products.',
  UNMAPPED_STATE: 'Its time is unknown. Add it to the state profile.',
  GAP: 'That time is unknown. Look at the connection, or send a heartbeat.',
  RUN_INFERRED: 'Unknown time counts as run time, because a counter proves the pieces made in it.',
  FLAPPING: 'More than 30 changes in a minute. Look at the signal, or raise debounce.',
  STATE_MISSING: 'Name a tag of role state in the plant file.',
  LOW_COVERAGE: 'One number would promise too much, so the range stands here.',
  SHIFT_ASSUMED: 'One shift of 24 hours was assumed. Add shifts to the plant file.',
};

/** A remark as a clause. */
export function flagWords(flag) {
  return FLAGS[flag] ?? flag;
}

/** What a remark means for the numbers, or how to mend it. */
export function flagMend(flag) {
  return MENDS[flag] ?? '';
}
