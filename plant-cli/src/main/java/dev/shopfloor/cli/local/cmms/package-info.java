/** A small maintenance system with a REST interface, for the local plant. */
@NullMarked
package dev.shopfloor.cli.local.cmms;

import org.jspecify.annotations.NullMarked;
