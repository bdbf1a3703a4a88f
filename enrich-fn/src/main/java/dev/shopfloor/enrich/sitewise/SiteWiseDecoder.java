package dev.shopfloor.enrich.sitewise;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The family SITEWISE: the body of BatchPutAssetPropertyValue, {@code {"entries":[..]}}, and the
 * stream message of the collectors, which is one such entry.
 *
 * <p>A tag's name is the property's alias, or {@code assetId/propertyId} where there is none.
 */
public final class SiteWiseDecoder implements PayloadDecoder {
  /** The decoder. */
  public static final SiteWiseDecoder INSTANCE = new SiteWiseDecoder();

  private SiteWiseDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    return switch (DocReader.read(message.bytes())) {
      case DocReader.Read.Bad(Refused why) -> why;
      case DocReader.Read.Good(Doc doc) -> decode(doc, message, payload);
    };
  }

  /** Whether a payload that is not flat is SiteWise's beyond doubt. */
  public static boolean claims(Doc payload) {
    List<Doc> entries = entries(payload);
    return entries != null && !entries.isEmpty() && entries.stream().allMatch(PropertyEntry::is);
  }

  private static Decoding decode(Doc doc, RawMessage message, PayloadSpec payload) {
    List<Doc> entries = entries(doc);
    if (entries == null) {
      return new Refused(
          Reason.UNSUPPORTED_SHAPE,
          null,
          "the payload has neither \"entries\" nor \"propertyValues\", as property values of"
              + " SiteWise have");
    }
    Findings findings = new Findings(message, payload);
    PropertyEntry reader = new PropertyEntry(message.rx(), payload.time(), findings);
    for (int at = 0; at < entries.size(); at++) {
      reader.read(entries.get(at), "entries/" + at);
    }
    return findings.decoded();
  }

  private static @Nullable List<Doc> entries(Doc payload) {
    if (!(payload instanceof Doc.Obj object)) {
      return null;
    }
    if (object.get("entries") instanceof Doc.Arr(List<Doc> entries)) {
      return entries;
    }
    return object.get("propertyValues") instanceof Doc.Arr ? List.of(payload) : null;
  }
}
