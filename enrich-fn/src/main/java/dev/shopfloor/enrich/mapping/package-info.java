/** Reads JSON payloads of any shape by the mapping that the plant file declares. */
@NullMarked
package dev.shopfloor.enrich.mapping;

import org.jspecify.annotations.NullMarked;
