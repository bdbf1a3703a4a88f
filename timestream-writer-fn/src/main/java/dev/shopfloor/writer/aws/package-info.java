/** The writer's handler, and the adapters to the stores and to Secrets Manager. */
@NullMarked
package dev.shopfloor.writer.aws;

import org.jspecify.annotations.NullMarked;
