/** Classes that break the simulation's rule, each in one way, to prove that it is seen. */
@NullMarked
package dev.shopfloor.cli.simulation.intruder;

import org.jspecify.annotations.NullMarked;
