/** The functions' packages as they ship, each in a JVM of its own under Lambda's Java runtime. */
@NullMarked
package dev.shopfloor.cli.packages;

import org.jspecify.annotations.NullMarked;
