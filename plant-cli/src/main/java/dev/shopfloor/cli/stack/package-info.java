/** What {@code ./plant} does with a stack that is deployed in an AWS account. */
@NullMarked
package dev.shopfloor.cli.stack;

import org.jspecify.annotations.NullMarked;
