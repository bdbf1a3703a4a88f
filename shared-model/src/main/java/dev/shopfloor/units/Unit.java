package dev.shopfloor.units;

/**
 * A unit of measure.
 *
 * @param code its UCUM code, with an annotation where UCUM has none
 * @param kind what it measures
 * @param factor in the kind's base unit a value is {@code value * factor + offset}
 * @param offset 0 but for temperatures
 */
public record Unit(String code, Kind kind, double factor, double offset) {}
