/** Streaming JSON codecs of the contracts in {@link dev.shopfloor.model}. */
@NullMarked
package dev.shopfloor.model.json;

import org.jspecify.annotations.NullMarked;
