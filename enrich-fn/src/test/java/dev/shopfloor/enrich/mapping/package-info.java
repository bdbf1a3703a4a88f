/** Tests of mapped payloads. */
@NullMarked
package dev.shopfloor.enrich.mapping;

import org.jspecify.annotations.NullMarked;
