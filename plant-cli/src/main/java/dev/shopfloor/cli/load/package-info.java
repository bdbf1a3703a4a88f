/** A load on the whole local plant, and what became of it. */
@NullMarked
package dev.shopfloor.cli.load;

import org.jspecify.annotations.NullMarked;
