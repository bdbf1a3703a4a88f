@NullMarked
package dev.shopfloor.cli.redrive;

import org.jspecify.annotations.NullMarked;
