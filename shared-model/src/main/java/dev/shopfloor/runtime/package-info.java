/** What every function needs around its domain, free of AWS. */
@NullMarked
package dev.shopfloor.runtime;

import org.jspecify.annotations.NullMarked;
