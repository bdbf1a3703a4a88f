/** Makes the invented day that ships with the example plant. */
@NullMarked
package dev.shopfloor.cli.example;

import org.jspecify.annotations.NullMarked;
