package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The IoT rule's object as the rule of the template writes it: {@code data} in base64, {@code
 * topic}, {@code rx}, {@code client} and {@code trace}, each once and in any order.
 */
final class PlainEnvelope {
  private static final byte[] DATA = ascii("data");
  private static final byte[] TOPIC = ascii("topic");
  private static final byte[] RX = ascii("rx");
  private static final byte[] CLIENT = ascii("client");
  private static final byte[] TRACE = ascii("trace");

  private PlainEnvelope() {}

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads an object.
   *
   * @param recordId the record that it came in; null for none
   * @return null when it is not plain, for {@link RuleObject} to read
   */
  static @Nullable RawMessage read(byte[] object, @Nullable String recordId) {
    PlainJson json = new PlainJson();
    json.open(object);
    byte[] bytes = null;
    String topic = null;
    long rx = -1;
    String client = null;
    String trace = null;
    int names = 0;
    boolean read = json.next('{');
    while (read) {
      names++;
      if (!json.name()) {
        return null;
      } else if (json.is(DATA)) {
        bytes = json.string() ? json.base64() : null;
        read = bytes != null;
      } else if (json.is(TOPIC)) {
        topic = json.string() ? json.text() : null;
        read = topic != null;
      } else if (json.is(RX)) {
        read = json.number() && json.whole() >= 0 && json.whole() <= RuleObject.MOST_MILLIS;
        rx = json.whole() * RuleObject.NANOS_PER_MILLI;
      } else if (json.is(CLIENT)) {
        client = json.string() ? json.text() : null;
        read = client != null;
      } else {
        trace = json.is(TRACE) && json.string() ? json.text() : null;
        read = trace != null;
      }
      if (!json.next(',')) {
        break;
      }
    }
    // five names and five values: none came twice
    boolean whole = read && names == 5 && rx >= 0 && json.next('}') && json.ended();
    return whole && bytes != null && topic != null && client != null && trace != null
        ? new RawMessage(topic, rx, bytes, client, trace, recordId)
        : null;
  }
}
