@NullMarked
package dev.shopfloor.cli.oee;

import org.jspecify.annotations.NullMarked;
