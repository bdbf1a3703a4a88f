/** The bridge at a desk: alert lines in, decisions out. */
@NullMarked
package dev.shopfloor.cli.alert;

import org.jspecify.annotations.NullMarked;
