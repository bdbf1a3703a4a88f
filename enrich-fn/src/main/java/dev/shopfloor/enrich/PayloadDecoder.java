package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.kepware.KepwareDecoder;
import dev.shopfloor.enrich.mapping.MappedDecoder;
import dev.shopfloor.enrich.mtconnect.MtConnectDecoder;
import dev.shopfloor.enrich.opcua.OpcUaDecoder;
import dev.shopfloor.enrich.senml.SenmlDecoder;
import dev.shopfloor.enrich.sitewise.SiteWiseDecoder;
import dev.shopfloor.enrich.sparkplug.SparkplugDecoder;
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
      case AUTO -> AutoDecoder.INSTANCE;
      case FLAT_JSON -> FlatJsonDecoder.INSTANCE;
      case MAPPED -> MappedDecoder.INSTANCE;
      case SITEWISE -> SiteWiseDecoder.INSTANCE;
      case SPARKPLUG_B -> SparkplugDecoder.INSTANCE;
      case KEPWARE -> KepwareDecoder.INSTANCE;
      case OPC_UA -> OpcUaDecoder.INSTANCE;
      case SENML -> SenmlDecoder.INSTANCE;
      case MTCONNECT -> MtConnectDecoder.INSTANCE;
    };
  }
}
