/** The monthly bill of a plant, from its plant file and a sample of its messages; no AWS. */
@NullMarked
package dev.shopfloor.cli.cost;

import org.jspecify.annotations.NullMarked;
