/** SQS on this machine, and Lambda's event source mapping that empties it. */
@NullMarked
package dev.shopfloor.cli.local.queues;

import org.jspecify.annotations.NullMarked;
