/** Reads SenML (RFC 8428). */
@NullMarked
package dev.shopfloor.enrich.senml;

import org.jspecify.annotations.NullMarked;
