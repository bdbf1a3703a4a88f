package dev.shopfloor.enrich.sparkplug;

/** Bytes that are no protobuf message; caught inside this package. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedException(String message) {
    // no trace: on damaged payloads it would cost more than all the reading
    super(message, null, false, false);
  }
}
