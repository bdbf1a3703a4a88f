package dev.shopfloor.cli.load;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.plant.PlantModel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The invented plant that sends a load: every machine has a state, a counter of pieces and one of
 * good pieces; the rest are measurements, most of them sent in another unit than they are stored
 * in. Three machines of four send flat JSON, the fourth as Kepware's gateway does.
 */
final class LoadPlant {
  /** Machine types, and so the tables of the time-series database. */
  static final String FLAT_TYPE = "load-flat";

  /** The machine type of every fourth machine. */
  static final String KEPWARE_TYPE = "load-kepware";

  /** Tags of a machine that are no measurements. */
  static final int PRODUCTION_TAGS = 3;

  private static final String SITE = "load";
  private static final int ASSETS_IN_LINE = 50;
  private static final int KEPWARE_EVERY = 4;

  private final int assets;
  private final int tags;

  LoadPlant(LoadSpec spec) {
    this.assets = spec.assets();
    this.tags = spec.tags();
  }

  /** The compiled model. */
  PlantModel model() {
    return PlantFiles.compile("the plant of the load", yaml().getBytes(StandardCharsets.UTF_8))
        .require();
  }

  /** The plant file. */
  String yaml() {
    StringBuilder yaml = new StringBuilder(1_000 + assets * 80);
    yaml.append("shopfloor: 1\nmachineTypes:\n");
    type(yaml, FLAT_TYPE, "flat");
    type(yaml, KEPWARE_TYPE, "kepware");
    yaml.append("sites:\n  ").append(SITE).append(":\n    zone: Etc/UTC\n    lines:\n");
    for (int asset = 0; asset < assets; asset++) {
      if (asset % ASSETS_IN_LINE == 0) {
        yaml.append("      ").append(line(asset)).append(":\n        assets:\n");
      }
      yaml.append("          ").append(name(asset)).append(": {type: ").append(type(asset));
      if (isKepware(asset)) {
        yaml.append(", source: {device: ").append(device(asset)).append('}');
      }
      yaml.append("}\n");
    }
    return yaml.toString();
  }

  private void type(StringBuilder yaml, String name, String family) {
    yaml.append("  ").append(name).append(":\n    states: simple\n    idealCycle: 4 s\n");
    yaml.append("    source: {family: ").append(family).append("}\n    tags:\n");
    yaml.append("      state: state\n      total: counter\n");
    yaml.append("      good: {role: counter, counts: good}\n");
    for (int tag = PRODUCTION_TAGS; tag < tags; tag++) {
      yaml.append("      ").append(tagName(tag)).append(": ");
      yaml.append(Quantity.of(tag).yaml()).append('\n');
    }
  }

  /** The machine type of a machine. */
  String type(int asset) {
    return isKepware(asset) ? KEPWARE_TYPE : FLAT_TYPE;
  }

  /** Whether a machine's messages come through Kepware's gateway. */
  static boolean isKepware(int asset) {
    return asset % KEPWARE_EVERY == KEPWARE_EVERY - 1;
  }

  /** A machine's id. */
  static String name(int asset) {
    return String.format(Locale.ROOT, "m%05d", asset + 1);
  }

  /** Where a machine publishes. */
  static String topic(int asset) {
    return "plant/" + SITE + "/" + line(asset) + "/" + name(asset) + "/telemetry";
  }

  /** What Kepware calls a machine: channel and device. */
  static String device(int asset) {
    return "Load." + name(asset);
  }

  /** The name under which a tag is sent. */
  static String tagName(int tag) {
    return switch (tag) {
      case 0 -> "state";
      case 1 -> "total";
      case 2 -> "good";
      default -> Quantity.of(tag).word() + tag;
    };
  }

  private static String line(int asset) {
    return "line" + (asset / ASSETS_IN_LINE + 1);
  }
}
