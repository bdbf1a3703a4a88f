/** The compiled, effective-dated plant model as the functions read it from the registry. */
@NullMarked
package dev.shopfloor.plant;

import org.jspecify.annotations.NullMarked;
