package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.plant.SourceSpec;

/** Turns the payloads of one family into canonical points. Safe for use by several threads. */
@FunctionalInterface
public interface PayloadDecoder {
  /**
   * Decodes one payload; whatever the bytes are, this returns.
   *
   * @param message the payload and its envelope
   * @param source how the plant model says it is to be read
   */
  Decoding decode(RawMessage message, SourceSpec source);

  /** The decoder of a family. */
  static PayloadDecoder of(SourceSpec.PayloadFamily family) {
    return switch (family) {
      case FLAT_JSON -> FlatJsonDecoder.INSTANCE;
    };
  }
}
