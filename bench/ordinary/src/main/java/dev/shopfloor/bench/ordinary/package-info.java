/** A function as most are written: what the cold starts of ours are held against. */
@NullMarked
package dev.shopfloor.bench.ordinary;

import org.jspecify.annotations.NullMarked;
