/** The first stage at a desk: message lines in, points, alerts and refusals out. */
@NullMarked
package dev.shopfloor.cli.enrich;

import org.jspecify.annotations.NullMarked;
