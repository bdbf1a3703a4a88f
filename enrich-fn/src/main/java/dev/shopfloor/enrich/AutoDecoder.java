package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;

/**
 * The family AUTO, for sources whose plant file names none: flat JSON, and what is not flat by its
 * shape, as far as one shape alone claims it.
 *
 * <p>Binary payloads are told by their topic alone, never by their bytes.
 */
final class AutoDecoder implements PayloadDecoder {
  static final AutoDecoder INSTANCE = new AutoDecoder();

  static final String SPARKPLUG = "spBv1.0/";

  private AutoDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    if (message.topic().startsWith(SPARKPLUG)) {
      return PayloadDecoder.of(PayloadFamily.SPARKPLUG_B).decode(message, payload, sources);
    }
    Decoding flat = FlatJsonDecoder.INSTANCE.decode(message, payload, sources);
    if (isFlat(flat)
        || !(DocReader.read(message.bytes()) instanceof DocReader.Read.Good(Doc whole))) {
      return flat;
    }
    return switch (ShapeDetector.detect(whole)) {
      case ShapeDetector.Shape.One(PayloadFamily family) ->
          PayloadDecoder.of(family).decode(message, payload, sources);
      case ShapeDetector.Shape.Refused(String why) ->
          new Refused(Reason.UNSUPPORTED_SHAPE, null, why);
      case ShapeDetector.Shape.None none when usable(flat) -> flat;
      case ShapeDetector.Shape.None none ->
          new Refused(
              Reason.UNSUPPORTED_SHAPE,
              null,
              "the payload is no flat object, and of no shape that is known: "
                  + ShapeDetector.known()
                  + "; set the source's family in the plant file, or give it a mapping");
    };
  }

  /** Whether the flat pass met no array and no object that it could not read. */
  private static boolean isFlat(Decoding flat) {
    return switch (flat) {
      case Decoded decoded ->
          decoded.problems().stream().noneMatch(each -> each.reason() == Reason.WRONG_TYPE);
      case Refused refused ->
          refused.reason() != Reason.UNSUPPORTED_SHAPE && refused.reason() != Reason.INVALID_TIME;
      default -> true;
    };
  }

  private static boolean usable(Decoding flat) {
    return switch (flat) {
      case Decoded decoded -> !decoded.points().isEmpty();
      case Refused refused -> refused.reason() != Reason.UNSUPPORTED_SHAPE;
      default -> true;
    };
  }
}
