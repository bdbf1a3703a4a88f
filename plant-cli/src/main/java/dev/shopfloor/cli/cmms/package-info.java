/** A user's maintenance system, as {@code ./plant} talks to it. */
@NullMarked
package dev.shopfloor.cli.cmms;

import org.jspecify.annotations.NullMarked;
