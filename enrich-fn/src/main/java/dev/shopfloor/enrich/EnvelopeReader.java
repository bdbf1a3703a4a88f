package dev.shopfloor.enrich;

import dev.shopfloor.enrich.EventBatch.Way;
import java.io.IOException;
import java.util.List;

/**
 * Reads what invokes the function: the IoT rule's object, or SQS or Kinesis records that hold the
 * same object. A record may also hold what IngestFailureQueue keeps: the message of a rule's error
 * action, or Lambda's record of a call that failed.
 *
 * <p>Nothing here throws: what cannot be read becomes an {@link Envelope.Broken} with its bytes, so
 * that one bad record does not fail its batch.
 */
public final class EnvelopeReader {
  private EnvelopeReader() {}

  /**
   * Reads an event.
   *
   * @param event the bytes that Lambda handed over
   * @param now stands in for the receive time of what has none, ns since the epoch
   */
  public static EventBatch read(byte[] event, long now) {
    Envelope.RawMessage plain = PlainEnvelope.read(event, null);
    if (plain != null) {
      return new EventBatch(Way.DIRECT, List.of(plain));
    }
    if (EnvelopeShape.of(event) != EnvelopeShape.RECORDS) {
      return new EventBatch(Way.DIRECT, List.of(RuleObject.read(event, now, null)));
    }
    try {
      return new EventBatch(Way.RECORDS, Records.read(event, now, null));
    } catch (IOException broken) {
      return new EventBatch(
          Way.DIRECT, List.of(new Envelope.Broken(event, JsonBytes.why(broken), "", now, null)));
    }
  }
}
