/**
 * From an alert to exactly one work order: what came in, the state machine of each problem, and the
 * ports to the table, the maintenance system and the event bus.
 */
@NullMarked
package dev.shopfloor.workorder;

import org.jspecify.annotations.NullMarked;
