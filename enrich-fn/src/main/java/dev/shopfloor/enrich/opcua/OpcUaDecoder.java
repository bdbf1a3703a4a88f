package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PayloadDecoder;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.plant.PayloadSpec;

/**
 * The family OPC_UA: PubSub JSON with or without its headers, and what Azure's publishers make of
 * it; plain or compressed.
 *
 * <p>A point's device is its DataSetWriterName; without one the DataSetWriterId; without that the
 * PublisherId. A sample's is the ApplicationUri of its server, or the server's address. Sequence
 * numbers are left out: they count messages, and a key frame repeats what has not changed.
 */
public final class OpcUaDecoder implements PayloadDecoder {
  /** The decoder. */
  public static final OpcUaDecoder INSTANCE = new OpcUaDecoder();

  private OpcUaDecoder() {}

  @Override
  public Decoding decode(RawMessage message, PayloadSpec payload, SourceStore sources) {
    return switch (read(message.bytes())) {
      case DocReader.Read.Bad(Refused why) -> why;
      case DocReader.Read.Good(Doc doc) ->
          new NetworkMessages(message, payload, sources).decode(doc);
    };
  }

  /** Whether a payload that is not flat is OPC UA's beyond doubt. */
  public static boolean claims(Doc payload) {
    return switch (payload) {
      case Doc.Arr(var items) ->
          !items.isEmpty() && items.stream().allMatch(item -> item instanceof Doc.Obj && is(item));
      case Doc.Obj object -> is(object) || DataValue.all(object);
      default -> false;
    };
  }

  private static boolean is(Doc item) {
    return item instanceof Doc.Obj object
        && (NetworkMessages.is(object) || DataSet.is(object) || Sample.is(object));
  }

  private static DocReader.Read read(byte[] bytes) {
    return Gzip.is(bytes) ? Gzip.read(bytes) : DocReader.read(bytes);
  }
}
