/** Tests of Sparkplug B, with the reference library as the oracle. */
@NullMarked
package dev.shopfloor.enrich.sparkplug;

import org.jspecify.annotations.NullMarked;
