@NullMarked
package dev.shopfloor.cli.local.alarms;

import org.jspecify.annotations.NullMarked;
