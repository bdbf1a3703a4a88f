/** Tests of EnrichFunction's handler and adapters. */
@NullMarked
package dev.shopfloor.enrich.aws;

import org.jspecify.annotations.NullMarked;
