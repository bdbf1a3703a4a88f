@NullMarked
package dev.shopfloor.cli.live;

import org.jspecify.annotations.NullMarked;
