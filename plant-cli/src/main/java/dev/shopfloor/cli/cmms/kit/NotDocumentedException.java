package dev.shopfloor.cli.cmms.kit;

/** The vendor documents nothing that a check could try. */
final class NotDocumentedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotDocumentedException(String what) {
    super(what);
  }
}
