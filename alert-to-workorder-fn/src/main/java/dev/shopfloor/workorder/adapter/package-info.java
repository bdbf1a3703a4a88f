/** What other systems send about machines, each form turned into Alert v1. */
@org.jspecify.annotations.NullMarked
package dev.shopfloor.workorder.adapter;
