/** What the tests of all modules share: fakes, fixtures, architecture rules. */
@NullMarked
package dev.shopfloor.testing;

import org.jspecify.annotations.NullMarked;
