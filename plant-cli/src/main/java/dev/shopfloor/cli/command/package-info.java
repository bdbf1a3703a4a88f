/** The commands behind {@code ./plant}; thin, and the only place that prints and exits. */
@NullMarked
package dev.shopfloor.cli.command;

import org.jspecify.annotations.NullMarked;
