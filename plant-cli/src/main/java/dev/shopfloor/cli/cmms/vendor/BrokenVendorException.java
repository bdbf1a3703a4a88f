package dev.shopfloor.cli.cmms.vendor;

/** A vendor file says something that cannot be played. */
public final class BrokenVendorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenVendorException(String what) {
    super(what);
  }
}
