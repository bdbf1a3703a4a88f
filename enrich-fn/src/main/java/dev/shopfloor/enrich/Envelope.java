package dev.shopfloor.enrich;

import org.jspecify.annotations.Nullable;

/** One message as it came to the function: readable, or broken around its payload. */
public sealed interface Envelope {
  /**
   * Names the record in the partial batch response; null when the event was one message alone.
   * Several messages may have come in one record, which is taken again as a whole.
   */
  @Nullable String recordId();

  /**
   * A message with its payload's original bytes.
   *
   * @param topic the MQTT topic
   * @param rx when IoT Core received it, ns since the epoch; for what an error action kept, when
   *     that was put on its queue
   * @param bytes the payload as the machine sent it; not copied, not to be changed
   * @param client the MQTT client id; null when not known
   * @param trace IoT Core's trace id; null when not known
   * @param recordId see {@link Envelope#recordId()}
   */
  @SuppressWarnings("ArrayRecordComponent") // identity is never asked; a copy would double memory
  record RawMessage(
      String topic,
      long rx,
      byte[] bytes,
      @Nullable String client,
      @Nullable String trace,
      @Nullable String recordId)
      implements Envelope {}

  /**
   * A message whose envelope cannot be read.
   *
   * @param bytes the envelope itself
   * @param message what is wrong with it
   * @param topic as far as it could be read; else empty
   * @param rx as far as it could be read; else when the function took it, ns since the epoch
   * @param recordId see {@link Envelope#recordId()}
   */
  @SuppressWarnings("ArrayRecordComponent") // as above
  record Broken(byte[] bytes, String message, String topic, long rx, @Nullable String recordId)
      implements Envelope {}
}
