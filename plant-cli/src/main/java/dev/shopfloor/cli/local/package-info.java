/** The whole plant on this machine, wired by template.yaml. */
@NullMarked
package dev.shopfloor.cli.local;

import org.jspecify.annotations.NullMarked;
