@NullMarked
package dev.shopfloor.cli.doctor;

import org.jspecify.annotations.NullMarked;
