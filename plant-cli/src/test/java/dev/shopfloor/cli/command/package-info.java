@NullMarked
package dev.shopfloor.cli.command;

import org.jspecify.annotations.NullMarked;
