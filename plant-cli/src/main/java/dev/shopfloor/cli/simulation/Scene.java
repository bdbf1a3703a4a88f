package dev.shopfloor.cli.simulation;

import java.time.Instant;

/**
 * Something that happens, for people.
 *
 * @param at when it begins, plant time
 * @param until when it ends; equal to {@code at} for what happens at once
 * @param where {@code site/asset}, or the id of a line
 * @param kind what it is
 * @param sentence what a person at the machine would say, without a full stop
 */
public record Scene(Instant at, Instant until, String where, Scenario kind, String sentence) {}
