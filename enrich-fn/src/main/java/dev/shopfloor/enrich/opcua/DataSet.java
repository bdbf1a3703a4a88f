package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Grade;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a data set message, as far as it was sent.
 *
 * @param publisher the PublisherId
 * @param writer the DataSetWriterId, a text or a number
 * @param name the DataSetWriterName
 * @param type the MessageType, {@code ua-keyframe} for one
 * @param version the version of the metadata that it leans on
 * @param time when the message was made
 * @param grade the status of the whole
 */
record DataSet(
    @Nullable String publisher,
    @Nullable String writer,
    @Nullable String name,
    @Nullable String type,
    @Nullable Long version,
    @Nullable Doc time,
    Grade grade) {
  /** No header. */
  static final DataSet NONE = new DataSet(null, null, null, null, null, null, Grade.GOOD);

  private static final Set<String> HEADER =
      Set.of(
          "DataSetWriterId",
          "DataSetWriterName",
          "PublisherId",
          "WriterGroupName",
          "DataSetWriterGroup",
          "SequenceNumber",
          "MetaDataVersion",
          "MajorVersion",
          "MinorVersion",
          "Timestamp",
          "Status",
          "MessageType",
          "Payload");

  /** Whether this is a data set message beyond doubt. */
  static boolean is(Doc.Obj object) {
    return object.get("Payload") instanceof Doc.Obj
        && (object.get("DataSetWriterId") != null || object.get("DataSetWriterName") != null);
  }

  /** Whether this has nothing but what stands around a data set, as a keep-alive message has. */
  static boolean headed(Doc.Obj object) {
    return !object.members().isEmpty()
        && object.members().stream().allMatch(member -> HEADER.contains(member.name()))
        && (object.get("Payload") instanceof Doc.Obj
            || object.get("DataSetWriterId") != null
            || object.get("DataSetWriterName") != null
            || "ua-keepalive".equals(Texts.of(object.get("MessageType"))));
  }

  static DataSet of(Doc.Obj message, @Nullable String publisher) {
    String own = Texts.of(message.get("PublisherId"));
    return new DataSet(
        own == null ? publisher : own,
        Texts.of(message.get("DataSetWriterId")),
        Texts.of(message.get("DataSetWriterName")),
        Texts.of(message.get("MessageType")),
        MetadataVersion.of(message.get("MetaDataVersion")),
        message.get("Timestamp"),
        StatusCode.grade(message.get("Status")));
  }

  /** What the message calls the machine: the most telling name that it has. */
  @Nullable String device() {
    return name != null ? name : writer != null ? writer : publisher;
  }

  /** Whether the payload is an event, and no values of variables. */
  boolean event() {
    return "ua-event".equals(type) || "ua-condition".equals(type);
  }
}
