package dev.shopfloor.plant;

/** Where the parts of a JSON payload stand, as the plant file declares it. */
public record Mapping() {}
