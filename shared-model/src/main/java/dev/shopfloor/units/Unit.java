package dev.shopfloor.units;

/**
 * A unit of measure.
 *
 * @param code its UCUM code, with an annotation where UCUM has none
 * @param kind what it measures
 * @param measure its dimension in SI base units with what keeps it apart from others of the same
 *     dimension, such as {@code m-1.kg.s-2{gauge}}; units convert only where it is equal
 * @param factor in the kind's base unit a value is {@code value * factor + offset}
 * @param offset 0 but for temperatures
 */
public record Unit(String code, Kind kind, String measure, double factor, double offset) {}
