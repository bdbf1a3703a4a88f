@NullMarked
package dev.shopfloor.cli.alert;

import org.jspecify.annotations.NullMarked;
