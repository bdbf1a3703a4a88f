package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Reason;

/** Ends the reading of a message, or of a part of it. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Adapted.Unusable unusable;

  private UnusableException(Adapted.Unusable unusable) {
    super(unusable.message(), null, false, false);
    this.unusable = unusable;
  }

  /** A field that cannot be read. */
  static UnusableException malformed(String field, String message) {
    return new UnusableException(new Adapted.Unusable(Reason.MALFORMED_ENVELOPE, field, message));
  }

  /** A form that no adapter knows, or that is not meant for work orders. */
  static UnusableException unsupported(String field, String message) {
    return new UnusableException(new Adapted.Unusable(Reason.UNSUPPORTED_EVENT, field, message));
  }

  /** Nothing says which asset it is about. */
  static UnusableException unknownAsset(String field, String message) {
    return new UnusableException(new Adapted.Unusable(Reason.UNKNOWN_ASSET, field, message));
  }

  Adapted.Unusable unusable() {
    return unusable;
  }
}
