package dev.shopfloor.cli.redrive;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message that failed for good.
 *
 * @param message as its queue has it
 * @param form how it came there
 * @param cause why, in few words; the same for all of one cause, and nothing that a machine said
 * @param says what the service that failed said, shortened; may be empty
 * @param subject whom or what it is about: a topic, an asset, an event; never what it carries
 * @param body what its stage takes
 * @param redriven how often it was moved back before
 * @param unusable why it must not be moved, with the mend; null when it may
 */
public record DeadLetter(
    Message message,
    Form form,
    String cause,
    String says,
    String subject,
    String body,
    int redriven,
    @Nullable String unusable) {
  /** Counts on a message how often it was moved back. */
  static final String REDRIVEN = "redriven";

  /** The queue's name of it. */
  public String id() {
    return message.messageId();
  }

  /** When it was first sent, ms since the epoch; 0 where the queue does not say. */
  public long sentAt() {
    return number(MessageSystemAttributeName.SENT_TIMESTAMP);
  }

  /** When anybody first received it, ms since the epoch; 0 where the queue does not say. */
  public long firstReceivedAt() {
    return number(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
  }

  /** How often it was received, this time included. */
  public long receives() {
    return number(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
  }

  /** The form as a word. */
  public String word() {
    return form.name().toLowerCase(Locale.ROOT);
  }

  private long number(MessageSystemAttributeName name) {
    String text = message.attributes().get(name);
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException strange) {
      return 0;
    }
  }
}
