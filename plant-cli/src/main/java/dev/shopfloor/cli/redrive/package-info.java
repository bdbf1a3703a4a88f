/** Messages that failed for good, handed back to the stage that should have taken them. */
@NullMarked
package dev.shopfloor.cli.redrive;

import org.jspecify.annotations.NullMarked;
