package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.plant.AssetRevision;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** All machines with their state, the last minute and the shift. */
final class MachineSection {
  private final PageSource source;
  private final StateHistory states;
  private final ShiftResults shifts;
  private final Products products;

  MachineSection(PageSource source, StateHistory states, ShiftResults shifts) {
    this.source = source;
    this.states = states;
    this.shifts = shifts;
    this.products = new Products();
  }

  void write(JsonGenerator json) throws IOException {
    Now now = Now.of(source);
    List<AssetRevision> assets = now.assets();
    Map<String, List<Band>> bands = states.bands(assets, now.tick(), now.millis());
    Map<String, KpiTable.Minute> minutes = new KpiTable(now.database()).newest(now.millis());
    Map<String, String> made = products.held(now, assets);
    json.writeStartArray();
    for (AssetRevision asset : assets) {
      String key = asset.key().text();
      json.writeStartObject();
      MachineJson.identity(json, asset);
      MachineJson.state(json, bands.getOrDefault(key, List.of()));
      MachineJson.minute(json, minutes.get(key));
      List<ShiftResult> results = shifts.of(now, asset.key());
      if (!results.isEmpty()) {
        json.writeFieldName("shift");
        ShiftJson.write(json, results.getFirst());
      }
      if (made.containsKey(key)) {
        json.writeStringField("product", made.get(key));
      }
      MachineJson.tags(json, asset);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
