/**
 * A simulated plant whose right answers are known by construction.
 *
 * <p>What happens is scripted per hour from a seed; what is right follows from the script by this
 * package's own arithmetic. It uses nothing of Shopfloor, so that its answers and those of the
 * functions are two independent ones.
 */
@NullMarked
package dev.shopfloor.cli.simulation;

import org.jspecify.annotations.NullMarked;
