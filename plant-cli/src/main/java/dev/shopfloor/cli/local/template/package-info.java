/** Reads {@code template.yaml}: the wiring of the local plant is the wiring of the deployed one. */
@NullMarked
package dev.shopfloor.cli.local.template;

import org.jspecify.annotations.NullMarked;
