/** The functions' packages as they ship, under Lambda's real Java runtime. */
@NullMarked
package dev.shopfloor.cli.packages;

import org.jspecify.annotations.NullMarked;
