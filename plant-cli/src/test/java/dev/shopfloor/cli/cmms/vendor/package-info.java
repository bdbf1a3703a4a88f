/** Tests. */
@NullMarked
package dev.shopfloor.cli.cmms.vendor;

import org.jspecify.annotations.NullMarked;
