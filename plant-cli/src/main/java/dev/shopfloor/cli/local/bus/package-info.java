/** EventBridge on this machine: the template's event rules, by AWS's own matcher. */
@NullMarked
package dev.shopfloor.cli.local.bus;

import org.jspecify.annotations.NullMarked;
