/** Explains which rule of a plant file counts for an example alert. */
@NullMarked
package dev.shopfloor.cli.rules;

import org.jspecify.annotations.NullMarked;
