package dev.shopfloor.cli.page;

/** A parameter of a request that cannot be used. */
final class BadParameterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;
  private final String mend;

  /**
   * Names what is wrong.
   *
   * @param field the parameter
   * @param value what was sent; empty when nothing was
   * @param mend what to send
   */
  BadParameterException(String field, String value, String mend) {
    super("\"%s\" cannot be \"%s\": %s".formatted(field, value, mend));
    this.field = field;
    this.value = value;
    this.mend = mend;
  }

  String field() {
    return field;
  }

  String value() {
    return value;
  }

  String mend() {
    return mend;
  }
}
