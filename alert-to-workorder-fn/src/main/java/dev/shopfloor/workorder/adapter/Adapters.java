package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PlantDirectory;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what other systems put onto AlertQueue. A message may stand in the envelope that the IoT
 * rule makes, or in that of a rule's error action.
 */
public final class Adapters {
  private final List<Adapter> adapters;

  /** Adapters that look assets up in this plant model. */
  public Adapters(PlantDirectory plant) {
    AssetFinder assets = new AssetFinder(plant);
    this.adapters =
        List.of(
            new CloudWatchAlarms(assets),
            new SiteWiseNotices(assets),
            new IotEventsNotices(assets),
            new LookoutResults(assets),
            new MonitronEvents(assets));
  }

  /**
   * What the parts of a message are, at least one; whatever the message is, there is an answer.
   *
   * @throws RuntimeException when the plant model cannot be read; the message is to come again
   */
  public List<Adapted> read(String body) {
    Doc doc = Docs.read(body);
    try {
      if (!(doc instanceof Doc.Obj)) {
        throw UnusableException.malformed("body", "the message is no JSON object");
      }
      Notice notice = opened(doc);
      for (Adapter adapter : adapters) {
        List<Adapted> parts = adapter.read(notice);
        if (parts != null) {
          return parts;
        }
      }
      return List.of(unknown(notice.doc()));
    } catch (UnusableException bad) {
      return List.of(bad.unusable());
    }
  }

  private static Notice opened(Doc doc) throws UnusableException {
    String topic = doc.at("topic").text();
    if (topic == null) {
      return new Notice(doc, null);
    }
    for (String name : List.of("data", "base64OriginalPayload")) {
      Doc bytes = doc.at(name);
      if (bytes.given()) {
        return new Notice(decoded(bytes, name), topic);
      }
    }
    Doc payload = doc.at("payload");
    return new Notice(payload.given() ? payload : doc, topic);
  }

  private static Doc decoded(Doc bytes, String name) throws UnusableException {
    String text = bytes.text();
    try {
      Doc read = text == null ? Doc.Nothing.INSTANCE : Docs.read(Base64.getDecoder().decode(text));
      if (read instanceof Doc.Obj) {
        return read;
      }
    } catch (IllegalArgumentException none) {
      // said below
    }
    throw UnusableException.malformed(
        name, "\"%s\" must be the base 64 of a JSON object".formatted(name));
  }

  private static Adapted unknown(Doc doc) {
    String type = first(doc, "detail-type", "source", "eventType", "type");
    return new Adapted.Unusable(
        Reason.UNSUPPORTED_EVENT,
        type,
        type == null
            ? "no adapter knows a message of this form"
            : "no adapter knows the %s %s".formatted(type, Shown.of(doc.at(type))));
  }

  private static @Nullable String first(Doc doc, String... names) {
    for (String name : names) {
      if (doc.at(name).given()) {
        return name;
      }
    }
    return null;
  }
}
