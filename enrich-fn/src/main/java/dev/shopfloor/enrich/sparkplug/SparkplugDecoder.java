package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec;
import org.jspecify.annotations.Nullable;

/**
 * The family SPARKPLUG_B, binary or as JSON.
 *
 * <p>A point's device is the Sparkplug device; of a node's own metrics it is the node's name, which
 * an asset may have as its device, or else the asset without a device takes them.
 */
public final class SparkplugDecoder implements PayloadDecoder {
  /** The one decoder. */
  public static final SparkplugDecoder INSTANCE = new SparkplugDecoder();

  private final Births births = new Births();

  private SparkplugDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    byte[] bytes = message.bytes();
    if (bytes.length > FlatJsonDecoder.MAX_BYTES) {
      return new Refused(
          Reason.TOO_LARGE,
          null,
          "the payload has %d bytes; at most %d are read"
              .formatted(bytes.length, FlatJsonDecoder.MAX_BYTES));
    }
    SparkplugTopic topic = SparkplugTopic.of(message.topic());
    Decoding ignored = topic == null ? null : ignored(topic);
    if (ignored != null) {
      return ignored;
    }
    if (JsonForm.claims(bytes)) {
      return switch (JsonForm.read(bytes, topic)) {
        case JsonForm.Read.Bad(Refused why) -> why;
        case JsonForm.Read.Good(SparkplugTopic inner, Payload read) -> {
          Decoding none = ignored(inner);
          yield none == null
              ? new SparkplugPass(message, inner, read, true, sources, births).run()
              : none;
        }
      };
    }
    if (topic == null) {
      return new Refused(
          Reason.UNSUPPORTED_SHAPE,
          null,
          "the topic \"%s\" is none of Sparkplug B: spBv1.0/GROUP/TYPE/NODE, or with /DEVICE"
              .formatted(Shown.of(message.topic())));
    }
    try {
      Payload read = WireForm.read(bytes);
      return new SparkplugPass(message, topic, read, false, sources, births).run();
    } catch (MalformedException malformed) {
      return new Refused(Reason.MALFORMED_BINARY, null, String.valueOf(malformed.getMessage()));
    }
  }

  private static @Nullable Decoding ignored(SparkplugTopic topic) {
    return switch (topic.type()) {
      case COMMAND -> new Ignored("command", null);
      case STATE -> new Ignored("state", null);
      case BIRTH, DATA, DEATH -> null;
    };
  }
}
