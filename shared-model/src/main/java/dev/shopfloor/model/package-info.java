/**
 * The contracts between the functions: canonical points, telemetry messages, events, quarantine.
 */
@NullMarked
package dev.shopfloor.model;

import org.jspecify.annotations.NullMarked;
