/** EnrichFunction: its handler and its adapters to AWS. */
@NullMarked
package dev.shopfloor.enrich.aws;

import org.jspecify.annotations.NullMarked;
