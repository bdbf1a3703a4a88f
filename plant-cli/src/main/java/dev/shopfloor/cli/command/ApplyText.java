package dev.shopfloor.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.apply.AssetChange;
import dev.shopfloor.cli.apply.ChangeText;
import dev.shopfloor.cli.apply.Orphan;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.DynamoPlantRegistry.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What applying a plant file changes and leaves behind, for people and for programs. */
final class ApplyText {
  private final Difference difference;
  private final List<Orphan> orphans;
  private final Map<AssetKey, List<AssetChange>> changes = new LinkedHashMap<>();

  ApplyText(Difference difference, PlantModel model, List<Orphan> orphans) {
    this.difference = difference;
    this.orphans = orphans;
    for (AssetHistory history : model.assets()) {
      AssetHistory was = difference.was().get(history.key());
      if (was != null) {
        changes.put(history.key(), AssetChange.between(was, history));
      }
    }
  }

  List<Orphan> orphans() {
    return orphans;
  }

  void print(PrintWriter out, String title) {
    out.println(title + ":");
    difference.added().forEach(asset -> out.printf("  + %s is new%n", asset.text()));
    for (AssetKey asset : difference.changed()) {
      out.printf("  ~ %s changes%n", asset.text());
      ChangeText.lines(changes.getOrDefault(asset, List.of()))
          .forEach(line -> out.println("      " + line));
    }
    difference.removed().forEach(asset -> out.printf("  - %s goes%n", asset.text()));
    out.printf(
        "  %d new, %d changed, %d gone, %d as they are%n",
        difference.added().size(),
        difference.changed().size(),
        difference.removed().size(),
        difference.unchanged().size());
  }

  void refuse(PrintWriter err) {
    for (Orphan orphan : orphans) {
      err.printf("plant: %s: %s; mend: %s%n", orphan.asset().text(), orphan.what(), orphan.mend());
    }
    err.println("plant: nothing was applied; --force applies it all the same");
  }

  String json(String stack, boolean applied) {
    return new String(
        Json.bytes(out -> {
          out.writeStartObject();
          out.writeStringField("stack", stack);
          out.writeStringField("version", difference.version());
          assets(out, "added", difference.added());
          assets(out, "changed", difference.changed());
          assets(out, "removed", difference.removed());
          assets(out, "unchanged", difference.unchanged());
          writeChanges(out);
          writeOrphans(out);
          out.writeBooleanField("applied", applied);
          out.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private void writeChanges(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("changes");
    for (Map.Entry<AssetKey, List<AssetChange>> entry : changes.entrySet()) {
      for (AssetChange change : entry.getValue()) {
        out.writeStartObject();
        out.writeStringField("asset", entry.getKey().text());
        out.writeStringField("path", change.path());
        if (change.before() != null) {
          out.writeStringField("before", change.before());
        }
        if (change.after() != null) {
          out.writeStringField("after", change.after());
        }
        out.writeEndObject();
      }
    }
    out.writeEndArray();
  }

  private void writeOrphans(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("leftBehind");
    for (Orphan orphan : orphans) {
      out.writeStartObject();
      out.writeStringField("asset", orphan.asset().text());
      out.writeStringField("what", orphan.what());
      out.writeStringField("mend", orphan.mend());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void assets(JsonGenerator out, String name, List<AssetKey> assets)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (AssetKey asset : assets) {
      out.writeString(asset.text());
    }
    out.writeEndArray();
  }
}
