package dev.shopfloor.enrich;

import java.util.List;
import java.util.Objects;

/**
 * The messages of one invocation.
 *
 * @param way how they came, which decides how a failure is told
 * @param envelopes at least one, except for an empty batch of records
 */
public record EventBatch(Way way, List<Envelope> envelopes) {
  /** How an event comes to the function. */
  public enum Way {
    /** One message, invoked by the IoT rule; a failure is an exception. */
    DIRECT,
    /** Records of SQS or Kinesis; a failure is a list of record ids. */
    RECORDS
  }

  /** Copies the list. */
  public EventBatch {
    envelopes = List.copyOf(envelopes);
  }

  /** The ids of all records, each once; empty for {@link Way#DIRECT}. */
  public List<String> recordIds() {
    return envelopes.stream().map(Envelope::recordId).filter(Objects::nonNull).distinct().toList();
  }
}
