/** Reads MTConnect streams as the agents write them in JSON. */
@NullMarked
package dev.shopfloor.enrich.mtconnect;

import org.jspecify.annotations.NullMarked;
