/** {@code ./plant run} without a replay: the simulated plant, back-filled and then live. */
@NullMarked
package dev.shopfloor.cli.live;

import org.jspecify.annotations.NullMarked;
