package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.model.PlantLoad;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plant of which only its size is known: presses that send all their tags as one flat JSON object
 * at a time. The first tag is the state, the second a counter, the others are temperatures.
 *
 * @param tags of each, 2 to 180
 * @param rate messages a second of each, above 0
 */
public record RoughPlant(int tags, double rate) {
  private static final int MOST_TAGS = 180;
  private static final double MOST_RATE = 100;
  // of the sample, in minutes; a slower plant gets as many messages
  private static final double SECONDS = 120;
  private static final int LEAST_MESSAGES = 12;
  private static final long BEGIN = 1_794_800_040_000L;
  private static final double CYCLE = 7;

  /** Checks the size. */
  public RoughPlant {
    if (tags < 2 || tags > MOST_TAGS) {
      throw new UsageException("--tags is 2 to %d, not %d".formatted(MOST_TAGS, tags));
    }
    if (!(rate > 0 && rate <= MOST_RATE)) {
      throw new UsageException(
          "--rate is messages a second of each asset, above 0 and at most 100, not " + rate);
    }
  }

  /** The plant, of one asset that stands for all. */
  public PlantModel model() {
    StringBuilder yaml =
        new StringBuilder(
            """
            shopfloor: 1
            sites:
              plant1:
                zone: Etc/UTC
                lines:
                  line01:
                    assets:
                      press0001:
                        type: press
                        states: simple
                        tags:
                          state: state
                          parts: counter
            """);
    for (int tag = 2; tag < tags; tag++) {
      yaml.append("              ").append(name(tag)).append(": °C\n");
    }
    PlantLoad load = PlantFiles.compile("rough", yaml.toString().getBytes(StandardCharsets.UTF_8));
    PlantModel model = load.model();
    if (model == null) {
      throw new IllegalStateException(load.problems().toString());
    }
    return model;
  }

  /** Some minutes of its messages. */
  public Sample sample() {
    int messages = (int) Math.max(LEAST_MESSAGES, Math.round(SECONDS * rate));
    List<Envelope> all = new ArrayList<>();
    for (int at = 0; at < messages; at++) {
      long time = BEGIN + Math.round(at * 1000 / rate);
      all.add(
          new Envelope.RawMessage(
              "plant/plant1/line01/press0001/data",
              time * 1_000_000L,
              payload(at, time),
              null,
              null,
              null));
    }
    return Sample.of(all);
  }

  private byte[] payload(int at, long time) {
    double seconds = at / rate;
    StringBuilder json = new StringBuilder("{\"ts\":").append(time - 40);
    // a fault in each tenth cycle; else it runs
    json.append(",\"state\":").append((long) (seconds / CYCLE) % 10 == 9 ? 3 : 1);
    json.append(",\"parts\":").append(184_213 + (long) (seconds / CYCLE));
    for (int tag = 2; tag < tags; tag++) {
      double value = 40 + tag + 8 * Math.sin(seconds / (5 + tag));
      json.append(String.format(Locale.ROOT, ",\"%s\":%.2f", name(tag), value));
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String name(int tag) {
    return "zone%02d_temp".formatted(tag);
  }
}
