package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.oee.Explanation;
import dev.shopfloor.oee.Head;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.Version;
import dev.shopfloor.plant.AssetRevision;
import java.io.IOException;
import java.util.List;

/** One shift of one machine: its numbers, what they are made of, and what they were before. */
final class ShiftDetail {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final AssetRevision asset;
  private final ShiftResult result;
  private final Explanation explanation;
  private final List<Version> versions;

  /**
   * What is to be shown.
   *
   * @param result the stored numbers
   * @param explanation of the same shift up to the same instant, from the observations
   * @param versions of the result that were told, the first one first
   */
  ShiftDetail(
      AssetRevision asset, ShiftResult result, Explanation explanation, List<Version> versions) {
    this.asset = asset;
    this.result = result;
    this.explanation = explanation;
    this.versions = versions;
  }

  void write(JsonGenerator json, List<ShiftResult> newestFirst) throws IOException {
    json.writeStartObject();
    MachineJson.identity(json, asset);
    json.writeStringField("site", asset.key().site());
    json.writeStringField("zone", asset.zone().getId());
    json.writeFieldName("result");
    ShiftResultCodec.write(json, result);
    ExplanationJson.waterfall(json, result);
    // late data, or a plant file that has changed since: the numbers wait for the next restatement
    json.writeBooleanField("agrees", agrees());
    ExplanationJson.intervals(json, explanation.intervals());
    ExplanationJson.remarks(json, explanation.counts());
    shifts(json, newestFirst);
    versions(json);
    json.writeEndObject();
  }

  private void versions(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("versions");
    for (Version version : versions) {
      json.writeStartObject();
      json.writeNumberField("at", version.at() / NANOS_PER_MILLI);
      if (version.lateFrom() != Head.NOTHING) {
        json.writeNumberField("lateFrom", version.lateFrom() / NANOS_PER_MILLI);
      }
      ShiftResult before = version.before();
      if (before != null) {
        json.writeFieldName("before");
        ShiftResultCodec.write(json, before);
      }
      json.writeFieldName("result");
      ShiftResultCodec.write(json, version.result());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private boolean agrees() {
    ShiftResult fresh = explanation.result();
    return fresh.times().equals(result.times())
        && fresh.bases().equals(result.bases())
        && fresh.losses().equals(result.losses());
  }

  /** All shifts of the asset, so that the page can lead to them. */
  private static void shifts(JsonGenerator json, List<ShiftResult> newestFirst) throws IOException {
    json.writeArrayFieldStart("shifts");
    for (ShiftResult shift : newestFirst) {
      json.writeStartObject();
      json.writeStringField("code", shift.window().code());
      json.writeNumberField("start", shift.window().start() / NANOS_PER_MILLI);
      json.writeNumberField("end", shift.window().end() / NANOS_PER_MILLI);
      json.writeStringField("phase", shift.lifecycle().phase().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
