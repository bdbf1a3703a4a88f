/** Proves profiles against maintenance systems that are played from vendor files. */
@NullMarked
package dev.shopfloor.cli.cmms.kit;

import org.jspecify.annotations.NullMarked;
