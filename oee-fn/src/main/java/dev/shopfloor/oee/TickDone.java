package dev.shopfloor.oee;

import org.jspecify.annotations.Nullable;

/**
 * What a tick of one asset did.
 *
 * @param figures for the account
 * @param live the shift that runs; null between shifts
 */
record TickDone(TickFigures figures, @Nullable ShiftWindow live) {}
