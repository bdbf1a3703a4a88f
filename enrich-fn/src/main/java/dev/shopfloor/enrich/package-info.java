/** From a machine's bytes to validated, named, converted points and to alerts; free of AWS. */
@NullMarked
package dev.shopfloor.enrich;

import org.jspecify.annotations.NullMarked;
