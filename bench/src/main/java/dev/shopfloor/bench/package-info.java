/** Benchmarks: each beside what it is compared with, in one run. */
@NullMarked
package dev.shopfloor.bench;

import org.jspecify.annotations.NullMarked;
