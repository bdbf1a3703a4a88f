package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.mapping.MappedDecoder;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;

/** Turns the payloads of one family into canonical points. Safe for use by several threads. */
@FunctionalInterface
public interface PayloadDecoder {
  /**
   * Decodes one payload; whatever the bytes are, this returns. Only a failing store throws.
   *
   * @param message the payload and its envelope
   * @param payload how the plant model says it is to be read
   * @param sources what sources have announced before
   */
  Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources);

  /** The decoder of a family. */
  static PayloadDecoder of(PayloadFamily family) {
    return switch (family) {
      case AUTO -> FlatJsonDecoder.INSTANCE;
      case FLAT_JSON -> FlatJsonDecoder.INSTANCE;
      case MAPPED -> MappedDecoder.INSTANCE;
      case SITEWISE -> FlatJsonDecoder.INSTANCE;
      case SPARKPLUG_B -> FlatJsonDecoder.INSTANCE;
      case KEPWARE -> FlatJsonDecoder.INSTANCE;
      case OPC_UA -> FlatJsonDecoder.INSTANCE;
      case SENML -> FlatJsonDecoder.INSTANCE;
      case MTCONNECT -> FlatJsonDecoder.INSTANCE;
    };
  }
}
