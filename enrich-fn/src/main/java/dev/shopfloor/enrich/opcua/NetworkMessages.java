package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PayloadSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the data sets in one payload: in network messages, one or many, in data set messages
 * without a header around them, in raw data sets, and in samples.
 */
final class NetworkMessages {
  private final Findings findings;
  private final Fields fields;
  private final Metadata metadata;
  private boolean known;
  private @Nullable String ignored;
  private @Nullable String announced;

  NetworkMessages(RawMessage message, PayloadSpec payload, SourceStore sources) {
    this.findings = new Findings(message, payload);
    this.metadata = new Metadata(sources);
    this.fields = new Fields(message.rx(), payload.time(), findings, metadata);
  }

  /** Whether this is a network message beyond doubt. */
  static boolean is(Doc.Obj object) {
    return object.get("MessageType") instanceof Doc.Text(String type)
        && type.startsWith("ua-")
        && (object.get("Messages") != null || object.get("MetaData") != null);
  }

  Decoding decode(Doc payload) {
    if (payload instanceof Doc.Arr(List<Doc> items)) {
      for (int at = 0; at < items.size(); at++) {
        item(items.get(at), "" + at);
      }
    } else {
      item(body(payload), "");
    }
    if (!known && !findings.hasPoints()) {
      return new Refused(
          Reason.UNSUPPORTED_SHAPE,
          null,
          "the payload is no network message, no data set message, no data set and no sample of"
              + " OPC UA");
    }
    return findings.isEmpty() && ignored != null
        ? new Ignored(ignored, announced)
        : findings.decoded(announced);
  }

  /** What Azure's hub wraps, in exports of its messages. */
  private static Doc body(Doc payload) {
    return payload instanceof Doc.Obj object
            && object.get("body") instanceof Doc.Obj body
            && object.get("properties") != null
        ? body
        : payload;
  }

  private void item(Doc item, String place) {
    if (!(item instanceof Doc.Obj object)) {
      findings.misshapen(place, "it is no object; each message of OPC UA is one");
      return;
    }
    String type = Texts.of(object.get("MessageType"));
    Doc messages = object.get("Messages");
    if (type != null && type.equals("ua-metadata")) {
      known = true;
      ignored = "metadata";
      announced = metadata.announce(object);
    } else if (messages != null) {
      known = true;
      network(object, messages);
    } else if (DataSet.is(object) || DataSet.headed(object)) {
      known = true;
      dataSet(object, DataSet.of(object, null));
    } else if (Sample.is(object)) {
      known = true;
      Sample.read(object, fields);
    } else if (type != null && type.startsWith("ua-")) {
      known = true;
      ignored = "discovery";
    } else {
      fields.all(object, DataSet.NONE);
    }
  }

  private void network(Doc.Obj network, Doc messages) {
    String publisher = Texts.of(network.get("PublisherId"));
    List<Doc> all = messages instanceof Doc.Arr(List<Doc> items) ? items : List.of(messages);
    if (all.isEmpty()) {
      ignored = "keepalive";
    }
    for (int at = 0; at < all.size(); at++) {
      if (!(all.get(at) instanceof Doc.Obj message)) {
        findings.misshapen("Messages/" + at, "it is no object, as a data set message is");
      } else if (DataSet.is(message) || DataSet.headed(message)) {
        dataSet(message, DataSet.of(message, publisher));
      } else {
        fields.all(message, DataSet.of(new Doc.Obj(List.of()), publisher));
      }
    }
  }

  private void dataSet(Doc.Obj message, DataSet dataSet) {
    if (!(message.get("Payload") instanceof Doc.Obj payload)) {
      ignored = "keepalive";
    } else if (dataSet.event()) {
      new Event(payload, dataSet).read(fields, findings);
    } else {
      fields.all(payload, dataSet);
    }
  }
}
