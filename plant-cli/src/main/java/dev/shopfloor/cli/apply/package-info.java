/** What a plant file would change, and what that would leave behind. */
@NullMarked
package dev.shopfloor.cli.apply;

import org.jspecify.annotations.NullMarked;
