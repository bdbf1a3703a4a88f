/** The account of every record: each ends in exactly one counted outcome. */
@NullMarked
package dev.shopfloor.ledger;

import org.jspecify.annotations.NullMarked;
