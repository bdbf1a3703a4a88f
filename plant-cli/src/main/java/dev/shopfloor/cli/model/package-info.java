/** Reads the plant file, says all that is wrong with it at once, and compiles it. */
@NullMarked
package dev.shopfloor.cli.model;

import org.jspecify.annotations.NullMarked;
