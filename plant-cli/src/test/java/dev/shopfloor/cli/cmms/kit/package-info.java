/** Tests. */
@NullMarked
package dev.shopfloor.cli.cmms.kit;

import org.jspecify.annotations.NullMarked;
