/** A small HTTP server on loopback for the stand-ins. */
@NullMarked
package dev.shopfloor.cli.local.http;

import org.jspecify.annotations.NullMarked;
