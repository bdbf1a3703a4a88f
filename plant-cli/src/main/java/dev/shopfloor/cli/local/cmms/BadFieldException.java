package dev.shopfloor.cli.local.cmms;

/** A request that cannot be taken; names the field and how to mend it. */
final class BadFieldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String mend;

  BadFieldException(String field, String message) {
    super(message);
    this.field = field;
    this.mend = message;
  }

  String field() {
    return field;
  }

  /** What is wrong and how to mend it. */
  String mend() {
    return mend;
  }
}
