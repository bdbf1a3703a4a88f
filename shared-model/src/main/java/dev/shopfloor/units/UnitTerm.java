package dev.shopfloor.units;

import org.jspecify.annotations.Nullable;

/**
 * One term of a compound unit.
 *
 * @param reading its unit
 * @param exponent not 0
 * @param annotation what stands in braces behind it; null for nothing
 */
record UnitTerm(UnitReading reading, int exponent, @Nullable String annotation) {}
