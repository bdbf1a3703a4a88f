package dev.shopfloor.plant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.json.FormVersion;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiled assets as JSON, as the registry keeps them. */
public final class PlantCodec {
  private static final int VERSION = 1;
  private static final int VERSION_LETTERS = 12;

  private PlantCodec() {}

  /** One revision as JSON. */
  public static byte[] revision(AssetRevision revision) {
    return Json.bytes(json -> writeRevision(json, revision));
  }

  /**
   * Reads one revision, one of a later version as far as its fields are known here.
   *
   * @throws dev.shopfloor.model.json.NewerFormException when it is of a later version and cannot be
   *     read here
   * @throws IOException when it is no revision; the message names the field
   */
  public static AssetRevision revision(byte[] bytes) throws IOException {
    try (JsonParser json = Json.factory().createParser(bytes)) {
      return readRevision(json);
    } catch (IOException unreadable) {
      FormVersion.throwIfNewer(new String(bytes, StandardCharsets.UTF_8), VERSION, unreadable);
      throw unreadable;
    }
  }

  /** A whole history as a JSON array of its revisions. */
  public static byte[] history(AssetHistory history) {
    return Json.bytes(json -> {
      json.writeStartArray();
      for (AssetRevision revision : history.revisions()) {
        writeRevision(json, revision);
      }
      json.writeEndArray();
    });
  }

  /**
   * Reads a whole history.
   *
   * @throws IOException when it cannot be read, is empty, or of several assets
   */
  public static AssetHistory history(byte[] bytes) throws IOException {
    List<AssetRevision> revisions = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("a history is an array of revisions");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        revisions.add(readRevision(json));
      }
    }
    if (revisions.stream().map(AssetRevision::key).distinct().count() != 1) {
      throw new IOException("a history is that of one asset");
    }
    return new AssetHistory(revisions.getFirst().key(), revisions);
  }

  /**
   * Stamps a revision with the version that its content gives it. Neither the version that it had
   * nor its beginning counts, so that an asset which has not changed keeps its version; nor do the
   * rules for its work orders, because no stored value rests on them.
   */
  public static AssetRevision stamped(AssetRevision revision) {
    AssetContext c = revision.context();
    String version =
        Ids.of(revision(with(revision, 0, "").with(WorkOrderSpec.NONE)))
            .substring(0, VERSION_LETTERS);
    return c.modelVersion().equals(version)
        ? revision
        : with(revision, revision.validFrom(), version);
  }

  private static AssetRevision with(AssetRevision r, long validFrom, String version) {
    AssetContext c = r.context();
    return new AssetRevision(
        validFrom,
        c.version(version),
        r.zone(),
        r.criticality(),
        r.cmmsAssetId(),
        r.workOrderFrom(),
        r.sources(),
        r.tags(),
        r.oee(),
        r.workOrders());
  }

  private static void writeRevision(JsonGenerator json, AssetRevision revision) throws IOException {
    AssetContext context = revision.context();
    json.writeStartObject();
    json.writeNumberField("v", VERSION);
    json.writeNumberField("validFrom", revision.validFrom());
    json.writeStringField("site", context.site());
    if (context.area() != null) {
      json.writeStringField("area", context.area());
    }
    json.writeStringField("line", context.line());
    json.writeStringField("asset", context.asset());
    json.writeStringField("machineType", context.machineType());
    json.writeStringField("modelVersion", context.modelVersion());
    if (context.product() != null) {
      json.writeStringField("product", context.product());
    }
    if (context.order() != null) {
      json.writeStringField("order", context.order());
    }
    json.writeStringField("zone", revision.zone().getId());
    json.writeStringField("criticality", revision.criticality().name());
    if (revision.cmmsAssetId() != null) {
      json.writeStringField("cmmsAssetId", revision.cmmsAssetId());
    }
    json.writeStringField("workOrderFrom", revision.workOrderFrom().name());
    json.writeArrayFieldStart("sources");
    for (SourceSpec source : revision.sources()) {
      SourceCodec.write(json, source);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tags");
    for (TagSpec tag : revision.tags()) {
      TagCodec.write(json, tag);
    }
    json.writeEndArray();
    json.writeFieldName("oee");
    OeeCodec.write(json, revision.oee());
    if (!revision.workOrders().equals(WorkOrderSpec.NONE)) {
      json.writeFieldName("workOrders");
      WorkOrderCodec.write(json, revision.workOrders());
    }
    json.writeEndObject();
  }

  private static AssetRevision readRevision(JsonParser json) throws IOException {
    Json.enterObject(json);
    long version = 0;
    Long validFrom = null;
    String site = null;
    String area = null;
    String line = null;
    String asset = null;
    String machineType = null;
    String modelVersion = null;
    String product = null;
    String order = null;
    ZoneId zone = null;
    AssetRevision.Criticality criticality = null;
    String cmmsAssetId = null;
    Severity workOrderFrom = null;
    List<SourceSpec> sources = List.of();
    List<TagSpec> tags = List.of();
    OeeSpec oee = null;
    WorkOrderSpec workOrders = WorkOrderSpec.NONE;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "v" -> version = Json.whole(json, name);
        case "needs" -> FormVersion.needs(json, VERSION);
        case "validFrom" -> validFrom = Json.whole(json, name);
        case "site" -> site = Json.text(json, name);
        case "area" -> area = Json.textOrNull(json);
        case "line" -> line = Json.text(json, name);
        case "asset" -> asset = Json.text(json, name);
        case "machineType" -> machineType = Json.text(json, name);
        case "modelVersion" -> modelVersion = Json.text(json, name);
        case "product" -> product = Json.textOrNull(json);
        case "order" -> order = Json.textOrNull(json);
        case "zone" -> zone = zone(json);
        case "criticality" -> criticality = Json.constant(AssetRevision.Criticality.class, json);
        case "cmmsAssetId" -> cmmsAssetId = Json.textOrNull(json);
        case "workOrderFrom" -> workOrderFrom = Json.constant(Severity.class, json);
        case "sources" -> sources = list(json, SourceCodec::read);
        case "tags" -> tags = list(json, TagCodec::read);
        case "oee" -> oee = OeeCodec.read(json);
        case "workOrders" -> workOrders = WorkOrderCodec.read(json);
        default -> json.skipChildren();
      }
    }
    if (version < 1) {
      throw new IOException("\"v\" is missing, or below 1");
    }
    return new AssetRevision(
        Json.required(validFrom, "validFrom"),
        new AssetContext(
            Json.required(site, "site"),
            area,
            Json.required(line, "line"),
            Json.required(asset, "asset"),
            Json.required(machineType, "machineType"),
            Json.required(modelVersion, "modelVersion"),
            Json.required(criticality, "criticality").word(),
            product,
            order),
        Json.required(zone, "zone"),
        Json.required(criticality, "criticality"),
        cmmsAssetId,
        Json.required(workOrderFrom, "workOrderFrom"),
        sources,
        tags,
        Json.required(oee, "oee"),
        workOrders);
  }

  /** What rules say about an asset's work orders, as JSON. */
  public static byte[] workOrders(WorkOrderSpec spec) {
    return Json.bytes(json -> WorkOrderCodec.write(json, spec));
  }

  static ZoneId zone(JsonParser json) throws IOException {
    String id = Json.text(json, json.currentName());
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      throw new IOException("\"zone\" cannot be \"" + id + "\"", unknown);
    }
  }

  static <T> List<T> list(JsonParser json, Reader<T> reader) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("\"" + json.currentName() + "\" must be an array");
    }
    List<T> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(reader.read(json));
    }
    return all;
  }

  /** Sorted, so that the same set gives the same bytes and with them the same version. */
  static void writeSorted(JsonGenerator json, String name, Collection<?> all) throws IOException {
    Object[] sorted = all.toArray();
    Arrays.sort(sorted);
    json.writeArrayFieldStart(name);
    for (Object each : sorted) {
      json.writeString(each.toString());
    }
    json.writeEndArray();
  }

  static double number(JsonParser json) throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw new IOException("\"" + json.currentName() + "\" must be a number");
    }
    return json.getDoubleValue();
  }

  static boolean truth(JsonParser json) throws IOException {
    if (!json.currentToken().isBoolean()) {
      throw new IOException("\"" + json.currentName() + "\" must be true or false");
    }
    return json.getBooleanValue();
  }

  static void optional(JsonGenerator json, String name, @Nullable Double number)
      throws IOException {
    if (number != null) {
      json.writeNumberField(name, number);
    }
  }

  /** Reads one element of an array, from its first token. */
  @FunctionalInterface
  interface Reader<T> {
    T read(JsonParser json) throws IOException;
  }
}
