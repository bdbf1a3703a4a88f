package dev.shopfloor.enrich.kepware;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.JsonInput;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.plant.PayloadSpec;
import java.util.List;

/**
 * The family KEPWARE: {@code {"timestamp":..,"values":[{"id","v","q","t"}]}}, one such reading
 * alone, or an array of readings.
 *
 * <p>The reading's own time counts before the server's, which is the message's. A tag's name is the
 * whole id, {@code Channel.Device.Tag}; where several machines share the gateway, the beginning of
 * the id is their device.
 */
public final class KepwareDecoder implements PayloadDecoder {
  /** The decoder. */
  public static final KepwareDecoder INSTANCE = new KepwareDecoder();

  private KepwareDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    return JsonInput.read(
        message.bytes(), json -> new KepwarePass(json, message.rx(), payload).run());
  }

  /** Whether a payload that is not flat is Kepware's beyond doubt. */
  public static boolean claims(Doc payload) {
    return switch (payload) {
      case Doc.Obj object ->
          object.get("values") instanceof Doc.Arr values && readings(values.items());
      case Doc.Arr(List<Doc> items) -> readings(items);
      default -> false;
    };
  }

  private static boolean readings(List<Doc> items) {
    return !items.isEmpty()
        && items.stream()
            .allMatch(item ->
                item instanceof Doc.Obj reading
                    && reading.get("id") instanceof Doc.Text
                    && reading.get("v") != null
                    && reading.get("q") instanceof Doc.Bool
                    && reading.get("t") instanceof Doc.Num);
  }
}
