/** Maintenance systems as data: profiles, and what turns one into requests. No HTTP, no AWS. */
@org.jspecify.annotations.NullMarked
package dev.shopfloor.workorder.cmms;
