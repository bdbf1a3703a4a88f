package dev.shopfloor.cli.local.alarms;

import dev.shopfloor.ledger.Ledger;
import java.time.Instant;

/** The account of an invocation that ended at a time of the plant. */
record Account(Instant at, Ledger ledger) {}
