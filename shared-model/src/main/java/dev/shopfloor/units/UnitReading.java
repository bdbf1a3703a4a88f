package dev.shopfloor.units;

/**
 * What a text was taken for.
 *
 * @param unit the unit
 * @param guessed whether the text may mean another unit as well, and nothing told which
 */
public record UnitReading(Unit unit, boolean guessed) {}
