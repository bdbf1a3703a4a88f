package dev.shopfloor.oee;

import dev.shopfloor.model.TargetCrossed.Direction;

/**
 * On which side of its target a shift is.
 *
 * @param start of the shift, ns since the epoch
 * @param side where it was told to be
 * @param crossings how often it was told in this shift, 1 or more
 */
public record TargetSide(long start, Direction side, int crossings) {}
