/** The functions' real handlers, invoked as Lambda would. */
@NullMarked
package dev.shopfloor.cli.local.functions;

import org.jspecify.annotations.NullMarked;
