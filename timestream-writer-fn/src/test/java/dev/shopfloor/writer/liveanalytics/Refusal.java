package dev.shopfloor.writer.liveanalytics;

/** A request that is refused as a whole, with the service's code. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** One record that breaks the API's own limits costs the whole request. */
  static Refusal invalid(String message) {
    return new Refusal(400, "ValidationException", message);
  }

  /** A body that is not of the protocol's form. */
  static Refusal unreadable(String message) {
    return new Refusal(400, "SerializationException", message);
  }

  static void check(boolean holds, String message) throws Refusal {
    if (!holds) {
      throw invalid(message);
    }
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
