/** A maintenance system that a vendor file describes, played for tests of profiles. */
@NullMarked
package dev.shopfloor.cli.cmms.vendor;

import org.jspecify.annotations.NullMarked;
