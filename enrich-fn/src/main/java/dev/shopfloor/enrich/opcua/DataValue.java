package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a data set, in whichever of its encodings it came: raw, as a DataValue, as a Variant.
 *
 * @param value the value, which may still be a Variant; null when there is none
 * @param status its status; null for good
 * @param sourceTime when it was measured; null when not told
 * @param serverTime when the server had it; null when not told
 */
record DataValue(
    @Nullable Doc value, @Nullable Doc status, @Nullable Doc sourceTime, @Nullable Doc serverTime) {
  private static final Set<String> MEMBERS =
      Set.of(
          "UaType",
          "Value",
          "Dimensions",
          "Status",
          "StatusCode",
          "SourceTimestamp",
          "SourcePicoseconds",
          "SourcePicoSeconds",
          "ServerTimestamp",
          "ServerPicoseconds",
          "ServerPicoSeconds");

  /** Whether each member is a DataValue with its time, as Azure IoT Operations sends them. */
  static boolean all(Doc.Obj object) {
    return !object.members().isEmpty()
        && object.members().stream()
            .allMatch(member ->
                member.value() instanceof Doc.Obj value
                    && is(value)
                    && value.get("Value") != null
                    && value.get("SourceTimestamp") != null);
  }

  static DataValue of(Doc field) {
    if (!(field instanceof Doc.Obj object) || !is(object)) {
      return new DataValue(field, null, null, null);
    }
    Doc status = object.get("StatusCode");
    return new DataValue(
        // a type beside the value belongs to the value
        object.get("UaType") == null ? object.get("Value") : object,
        status == null ? object.get("Status") : status,
        object.get("SourceTimestamp"),
        object.get("ServerTimestamp"));
  }

  private static boolean is(Doc.Obj object) {
    return object.members().stream().allMatch(member -> MEMBERS.contains(member.name()));
  }
}
