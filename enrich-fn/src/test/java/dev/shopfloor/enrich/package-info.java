/** Tests of the enrichment. */
@NullMarked
package dev.shopfloor.enrich;

import org.jspecify.annotations.NullMarked;
