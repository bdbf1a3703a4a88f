package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Grade;
import org.jspecify.annotations.Nullable;

/** A sample of Azure's OPC Publisher: one value of one node. */
final class Sample {
  private static final String STRING_ID = "s=";

  private Sample() {}

  /** Whether this is a sample beyond doubt. */
  static boolean is(Doc.Obj object) {
    return object.get("NodeId") instanceof Doc.Text && object.get("Value") != null;
  }

  static void read(Doc.Obj sample, Fields fields) {
    String node = Texts.of(sample.get("NodeId"));
    Doc value = sample.get("Value");
    if (node == null || value == null) {
      return;
    }
    String uri = Texts.of(sample.get("ApplicationUri"));
    String device = uri == null ? Texts.of(sample.get("EndpointUrl")) : uri;
    fields.one(device, tag(node), DataValue.of(value), null, header(sample.get("Timestamp")));
  }

  /**
   * What people call the node: the identifier after {@code s=}. A number, a GUID and bytes say
   * nothing without their namespace, so there the whole node id is the name.
   */
  static String tag(String node) {
    int at = node.startsWith(STRING_ID) ? 0 : node.indexOf(";" + STRING_ID) + 1;
    boolean named = node.startsWith(STRING_ID, at) && node.length() > at + STRING_ID.length();
    return named ? node.substring(at + STRING_ID.length()) : node;
  }

  private static DataSet header(@Nullable Doc time) {
    return new DataSet(null, null, null, null, null, time, Grade.GOOD);
  }
}
