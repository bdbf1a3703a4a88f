/** OEE at a desk: point lines in, results out, by the function's own fold. */
@NullMarked
package dev.shopfloor.cli.oee;

import org.jspecify.annotations.NullMarked;
