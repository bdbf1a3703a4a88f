/** Units of measure as machines write them, their kinds, and conversion between them. */
@NullMarked
package dev.shopfloor.units;

import org.jspecify.annotations.NullMarked;
