package dev.shopfloor.enrich.senml;

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
import java.util.Set;

/**
 * The family SENML (RFC 8428): an array of records, in which base fields hold for the records after
 * them.
 *
 * <p>A tag's name is the whole name, base name included; where several machines share the topic,
 * the base name without its last separator is their device.
 */
public final class SenmlDecoder implements PayloadDecoder {
  /** The decoder. */
  public static final SenmlDecoder INSTANCE = new SenmlDecoder();

  private static final Set<String> LABELS =
      Set.of("bn", "bt", "bu", "bv", "bs", "bver", "n", "u", "v", "vs", "vb", "vd", "s", "t", "ut");
  private static final Set<String> VALUES = Set.of("v", "vs", "vb", "vd", "s");

  private SenmlDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    return switch (DocReader.read(message.bytes())) {
      case DocReader.Read.Bad(Refused why) -> why;
      case DocReader.Read.Good(Doc.Arr(List<Doc> records)) -> {
        Findings findings = new Findings(message, payload);
        Refused refused = new SenmlPack(message.rx(), payload.time(), findings).read(records);
        yield refused == null ? findings.decoded() : refused;
      }
      case DocReader.Read.Good(Doc other) ->
          new Refused(
              Reason.UNSUPPORTED_SHAPE, null, "a pack of SenML is an array of records, [{..},..]");
    };
  }

  /** Whether a payload that is not flat is SenML beyond doubt. */
  public static boolean claims(Doc payload) {
    return payload instanceof Doc.Arr(List<Doc> records)
        && !records.isEmpty()
        && records.stream().allMatch(SenmlDecoder::isRecord)
        && records.stream().anyMatch(record -> has((Doc.Obj) record, VALUES))
        && records.getFirst() instanceof Doc.Obj first
        && has(first, Set.of("bn", "n"));
  }

  private static boolean isRecord(Doc record) {
    return record instanceof Doc.Obj object
        && object.members().stream().allMatch(member -> LABELS.contains(member.name()));
  }

  private static boolean has(Doc.Obj record, Set<String> labels) {
    return record.members().stream().anyMatch(member -> labels.contains(member.name()));
  }
}
