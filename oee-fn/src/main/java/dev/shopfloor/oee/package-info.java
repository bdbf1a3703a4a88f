/**
 * OEE from observations: minute buckets that merge in any order, and a pure fold over them in whole
 * nanoseconds and pieces.
 */
@NullMarked
package dev.shopfloor.oee;

import org.jspecify.annotations.NullMarked;
