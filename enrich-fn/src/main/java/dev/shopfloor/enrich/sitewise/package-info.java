/** Reads property values as AWS IoT SiteWise and its collectors write them. */
@NullMarked
package dev.shopfloor.enrich.sitewise;

import org.jspecify.annotations.NullMarked;
