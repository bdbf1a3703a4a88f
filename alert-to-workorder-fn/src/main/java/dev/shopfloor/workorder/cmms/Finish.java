package dev.shopfloor.workorder.cmms;

import org.jspecify.annotations.Nullable;

/**
 * When a new order needs its second write. The write itself is the operation FINISH.
 *
 * @param when whether there is anything to add, from {@code draft} and {@code order}; null for
 *     always
 * @param check asks whether it was added before; its result is true then. Without it a repeat could
 *     add it twice
 */
record Finish(@Nullable Expression when, Operation check) {}
