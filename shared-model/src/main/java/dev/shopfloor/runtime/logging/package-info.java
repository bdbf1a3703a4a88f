/** Logging that costs nothing until something is logged. */
@NullMarked
package dev.shopfloor.runtime.logging;

import org.jspecify.annotations.NullMarked;
