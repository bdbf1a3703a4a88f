package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Small plants whose bills can be reckoned by hand. */
final class Cases {
  static final PriceList PRICES = PriceList.shipped("us-east-1");
  static final long BEGIN = 1_794_800_040_000L;

  private Cases() {}

  /** Press07 of the five-line plant. */
  static PlantModel fiveLines() {
    return Objects.requireNonNull(
        PlantFiles.compile(
                "plant.yaml",
                """
                shopfloor: 1
                sites:
                  berlin:
                    zone: Europe/Berlin
                    lines:
                      line1:
                        assets:
                          press07:
                            type: press
                            states: simple
                            tags:
                              state: state
                              temperature: °C
                """
                    .getBytes(StandardCharsets.UTF_8))
            .model());
  }

  /** So many messages of press07, each of so many bytes, one every so many seconds. */
  static Sample sample(int messages, int everySeconds, int bytes) {
    List<Envelope> all = new ArrayList<>();
    for (int at = 0; at < messages; at++) {
      all.add(message(BEGIN + at * 1000L * everySeconds, bytes));
    }
    return Sample.of(all);
  }

  static Envelope message(long millis, int bytes) {
    String json =
        "{\"ts\":%d,\"state\":1,\"temperature\":%d.25}".formatted(millis, millis / 1000 % 90);
    return new Envelope.RawMessage(
        "plant/berlin/line1/press07/data",
        millis * 1_000_000,
        (json + " ".repeat(Math.max(0, bytes - json.length()))).getBytes(StandardCharsets.UTF_8),
        null,
        null,
        null);
  }

  static Flow flow(IngestMode mode, int pack, int assets, Sample sample, TelemetryStore... stores) {
    return new FlowMeter(fiveLines(), sample, assets, 1, List.of(stores)).measure(mode, pack);
  }

  static BillLine line(Bill bill, String what) {
    return bill.lines().stream()
        .filter(line -> line.what().equals(what))
        .findFirst()
        .orElseThrow(() -> new AssertionError(what + " is not among " + bill.lines()));
  }
}
