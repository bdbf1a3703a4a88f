/** The time-series database of the local plant. */
@NullMarked
package dev.shopfloor.cli.local.timeseries;

import org.jspecify.annotations.NullMarked;
