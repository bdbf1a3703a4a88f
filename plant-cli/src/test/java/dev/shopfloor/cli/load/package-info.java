@NullMarked
package dev.shopfloor.cli.load;

import org.jspecify.annotations.NullMarked;
