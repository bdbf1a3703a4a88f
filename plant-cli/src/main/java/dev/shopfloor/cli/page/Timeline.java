package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.plant.AssetRevision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each machine did over the last minutes, and its stops. */
final class Timeline {
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final Now now;
  private final StateHistory states;
  private final int minutes;

  Timeline(Now now, StateHistory states, int minutes) {
    this.now = now;
    this.states = states;
    this.minutes = minutes;
  }

  void write(JsonGenerator json, List<AssetRevision> assets) throws IOException {
    long from = now.millis() - minutes * MILLIS_PER_MINUTE;
    Map<String, List<Band>> all = states.bands(now.assets(), now.tick(), now.millis());
    List<Detail> events = now.source().events().stream().map(Detail::of).toList();
    json.writeStartObject();
    json.writeNumberField("from", from);
    json.writeNumberField("to", now.millis());
    json.writeArrayFieldStart("assets");
    for (AssetRevision asset : assets) {
      List<Band> bands =
          all.getOrDefault(asset.key().text(), List.of()).stream()
              .map(band -> band.within(from, now.millis()))
              .filter(band -> band.millis() > 0)
              .toList();
      json.writeStartObject();
      json.writeStringField("asset", asset.key().text());
      json.writeStringField("name", asset.key().asset());
      json.writeStringField("line", asset.context().line());
      bands(json, bands);
      stops(json, asset, bands, events);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void bands(JsonGenerator json, List<Band> bands) throws IOException {
    json.writeArrayFieldStart("bands");
    for (Band band : bands) {
      json.writeStartObject();
      json.writeNumberField("from", band.from());
      json.writeNumberField("to", band.to());
      json.writeStringField("class", band.timeClass().name());
      json.writeStringField("raw", band.raw());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void stops(
      JsonGenerator json, AssetRevision asset, List<Band> bands, List<Detail> events)
      throws IOException {
    long minor = asset.oee().minorStop() / 1_000_000;
    json.writeArrayFieldStart("stops");
    for (Stop stop : Stop.of(bands)) {
      json.writeStartObject();
      json.writeNumberField("from", stop.from());
      json.writeNumberField("to", stop.to());
      json.writeStringField("class", stop.timeClass().name());
      json.writeStringField("raw", String.join(", ", stop.raw()));
      json.writeBooleanField("minor", !stop.open() && stop.millis() < minor);
      json.writeBooleanField("open", stop.open());
      Optional<String> reason = reason(asset.key().text(), stop, events);
      if (reason.isPresent()) {
        json.writeStringField("reason", reason.get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What the machine reported while it stood, or just before. */
  private static Optional<String> reason(String asset, Stop stop, List<Detail> newestFirst) {
    return newestFirst.stream()
        .filter(detail -> detail.begins() && detail.asset().equals(asset))
        .filter(detail -> detail.at() >= stop.from() - MILLIS_PER_MINUTE && detail.at() < stop.to())
        .map(detail ->
            detail
                .text("reason")
                .or(() -> detail.text("message"))
                .or(() -> detail.text("code"))
                .or(() -> detail.text("signal")))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
