/** A small client of Chromium's DevTools protocol, for tests that look at pages. */
@NullMarked
package dev.shopfloor.cli.browser;

import org.jspecify.annotations.NullMarked;
