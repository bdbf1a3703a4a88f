package dev.shopfloor.enrich.mapping;

/** What the readers of one message share. */
record Tools(HeadReader heads, ValueReader values, UnitFinder units, Sink sink) {}
