/** Maintenance systems for tests: they speak like the real ones and fail as told. */
@org.jspecify.annotations.NullMarked
package dev.shopfloor.workorder.fake;
