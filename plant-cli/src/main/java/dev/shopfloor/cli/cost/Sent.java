package dev.shopfloor.cli.cost;

import dev.shopfloor.enrich.Envelope;

/**
 * A message of the sample.
 *
 * @param envelope as the function gets it
 * @param topic empty where it could not be read
 * @param rx when it was received, ns since the epoch
 * @param bytes of its payload
 */
record Sent(Envelope envelope, String topic, long rx, int bytes) {
  static Sent of(Envelope envelope) {
    return switch (envelope) {
      case Envelope.RawMessage message ->
          new Sent(message, message.topic(), message.rx(), message.bytes().length);
      case Envelope.Broken broken ->
          new Sent(broken, broken.topic(), broken.rx(), broken.bytes().length);
    };
  }
}
