/** Logging that costs nothing until something is logged. */
@NullMarked
package dev.shopfloor.runtime.aws.logging;

import org.jspecify.annotations.NullMarked;
