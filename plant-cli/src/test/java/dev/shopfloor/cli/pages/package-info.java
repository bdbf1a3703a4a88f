/** What the repository's pages say holds. */
@NullMarked
package dev.shopfloor.cli.pages;

import org.jspecify.annotations.NullMarked;
