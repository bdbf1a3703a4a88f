/** Reads what Kepware's IoT Gateway publishes. */
@NullMarked
package dev.shopfloor.enrich.kepware;

import org.jspecify.annotations.NullMarked;
