/** Cold starts: the functions' packages, each in a JVM of its own under Lambda's Java runtime. */
@NullMarked
package dev.shopfloor.bench.coldstart;

import org.jspecify.annotations.NullMarked;
