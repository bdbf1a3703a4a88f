@NullMarked
package dev.shopfloor.cli.apply;

import org.jspecify.annotations.NullMarked;
