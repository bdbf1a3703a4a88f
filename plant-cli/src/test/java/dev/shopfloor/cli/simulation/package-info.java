@NullMarked
package dev.shopfloor.cli.simulation;

import org.jspecify.annotations.NullMarked;
