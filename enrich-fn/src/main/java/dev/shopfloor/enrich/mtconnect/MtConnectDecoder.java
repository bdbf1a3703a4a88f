package dev.shopfloor.enrich.mtconnect;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec;

/**
 * The family MTCONNECT: a streams document in either of the agents' JSON forms.
 *
 * <p>The device is the stream's name, or its uuid where it has none. A tag's name is the
 * dataItemId, which each observation has and which is unique in its device. The agent's sequence
 * numbers travel with the points; a new instanceId starts them anew, which does no harm, because
 * time orders first.
 */
public final class MtConnectDecoder implements PayloadDecoder {
  /** The decoder. */
  public static final MtConnectDecoder INSTANCE = new MtConnectDecoder();

  private static final String STREAMS = "MTConnectStreams";

  private MtConnectDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    return switch (DocReader.read(message.bytes())) {
      case DocReader.Read.Bad(Refused why) -> why;
      case DocReader.Read.Good(Doc.Obj root) when root.get(STREAMS) instanceof Doc.Obj streams -> {
        Findings findings = new Findings(message, payload);
        new Observations(message.rx(), payload.time(), findings).document(streams);
        yield findings.decoded();
      }
      case DocReader.Read.Good(Doc.Obj root)
          when root.get("MTConnectDevices") != null || root.get("MTConnectAssets") != null ->
          new Ignored("metadata", null);
      case DocReader.Read.Good(Doc other) ->
          new Refused(
              Reason.UNSUPPORTED_SHAPE,
              null,
              "the payload has no \"MTConnectStreams\", as the answers of an MTConnect agent to"
                  + " current and sample have");
    };
  }

  /** Whether a payload that is not flat is MTConnect's beyond doubt. */
  public static boolean claims(Doc payload) {
    return payload instanceof Doc.Obj root && root.get(STREAMS) instanceof Doc.Obj;
  }
}
