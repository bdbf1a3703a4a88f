/** Feeds the local plant with messages and tells what became of them. */
@NullMarked
package dev.shopfloor.cli.run;

import org.jspecify.annotations.NullMarked;
