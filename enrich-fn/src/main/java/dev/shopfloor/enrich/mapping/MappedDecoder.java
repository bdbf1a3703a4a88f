package dev.shopfloor.enrich.mapping;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.Mapping;
import dev.shopfloor.plant.PayloadSpec;

/** The family MAPPED: JSON of any shape, by the mapping that the plant file declares. */
public final class MappedDecoder implements PayloadDecoder {
  /** The only instance; it keeps nothing of a message. */
  public static final MappedDecoder INSTANCE = new MappedDecoder();

  private MappedDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    Mapping mapping = payload.mapping();
    if (mapping == null) {
      return new Refused(
          Reason.UNSUPPORTED_SHAPE, null, "the plant model has no mapping for this source");
    }
    return switch (DocReader.read(message.bytes())) {
      case DocReader.Read.Bad(Refused why) -> why;
      case DocReader.Read.Good(Doc doc) -> {
        Message read = new Message(message, doc);
        yield mapping.names() == Mapping.Names.SENT
            ? new MappedPass(read, payload, mapping, TagNames.AS_SENT).run()
            : new SiemensBus(sources, mapping.names()).decode(read, payload, mapping);
      }
    };
  }
}
