/**
 * The local plant is rolled from one version of its functions to the next, under load: nothing is
 * lost, nothing is doubled.
 */
@NullMarked
package dev.shopfloor.cli.roll;

import org.jspecify.annotations.NullMarked;
