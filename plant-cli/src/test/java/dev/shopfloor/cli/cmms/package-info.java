@NullMarked
package dev.shopfloor.cli.cmms;

import org.jspecify.annotations.NullMarked;
