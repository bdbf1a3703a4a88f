/** Records in quarantine at a desk: found, shown, and sent through again. */
@NullMarked
package dev.shopfloor.cli.quarantine;

import org.jspecify.annotations.NullMarked;
