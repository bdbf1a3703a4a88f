package dev.shopfloor.enrich;

/**
 * What one message shows of its source's life.
 *
 * @param rx when the message was received, ns since the epoch
 * @param sequence its sequence number, 0 to 255; {@link #NO_SEQUENCE} for none
 * @param birth whether the source begins to count anew with this message
 */
public record SourceSign(long rx, int sequence, boolean birth) {
  /** The sequence of a message that has none. */
  public static final int NO_SEQUENCE = -1;

  /** A message without a sequence number: it only asks. */
  public static SourceSign silent(long rx) {
    return new SourceSign(rx, NO_SEQUENCE, false);
  }
}
