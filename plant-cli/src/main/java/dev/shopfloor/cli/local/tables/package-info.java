/** DynamoDB on this machine, in a process of its own. */
@NullMarked
package dev.shopfloor.cli.local.tables;

import org.jspecify.annotations.NullMarked;
