package dev.shopfloor.cli.redrive;

/** EnrichFunction, called and waited for. */
@FunctionalInterface
public interface FirstFunction {
  /**
   * Calls it.
   *
   * @return what it answers
   * @throws FailedCallException when it was called and failed, or did not answer in time
   * @throws software.amazon.awssdk.core.exception.SdkException when it cannot be called now
   */
  byte[] call(byte[] event);

  /** The function took the call and failed on it. */
  final class FailedCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what it said. */
    public FailedCallException(String message) {
      super(message);
    }
  }
}
