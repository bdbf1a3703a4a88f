/** The benchmarks' way to the writer's inner parts. */
@NullMarked
package dev.shopfloor.writer.aws;

import org.jspecify.annotations.NullMarked;
