/**
 * A look at a deployed stack, by the way of a reading, that changes nothing. Each check is one
 * small class that ends in a {@link dev.shopfloor.cli.doctor.Finding}.
 */
@NullMarked
package dev.shopfloor.cli.doctor;

import org.jspecify.annotations.NullMarked;
