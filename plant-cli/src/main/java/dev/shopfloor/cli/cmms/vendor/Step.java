package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;

/** Something that a request changes. */
sealed interface Step {
  /** The name under which the answer gets it; empty for none. */
  String as();

  /** A new record. */
  record Make(String table, Expression record, String as) implements Step {}

  /** Records that fit get these fields; with {@code whole} they get no others. */
  record Change(String table, Expression where, Expression fields, boolean whole, String as)
      implements Step {}

  /** Records that fit are removed. */
  record Remove(String table, Expression where, String as) implements Step {}

  /** A new token that holds from now on. */
  record Issue(String as) implements Step {}
}
