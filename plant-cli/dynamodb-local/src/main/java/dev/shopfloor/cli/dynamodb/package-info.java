/**
 * Starts Amazon's DynamoDB Local as a process of its own, bound to loopback, for tests and {@code
 * ./plant run}.
 */
@NullMarked
package dev.shopfloor.cli.dynamodb;

import org.jspecify.annotations.NullMarked;
