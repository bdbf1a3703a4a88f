/** The one web page of {@code ./plant run}: what the plant does, live. */
@NullMarked
package dev.shopfloor.cli.page;

import org.jspecify.annotations.NullMarked;
