package dev.shopfloor.cli.cost;

import dev.shopfloor.cli.run.UsageException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads a file of prices. All its scalars are texts, so that no amount passes a double. */
final class PriceReader {
  private final String file;

  private PriceReader(String file) {
    this.file = file;
  }

  static PriceList read(String file, String yaml, String region) {
    return new PriceReader(file).list(yaml, region);
  }

  private PriceList list(String yaml, String region) {
    Object root;
    try {
      root =
          new Load(LoadSettings.builder().setLabel(file).setSchema(new FailsafeSchema()).build())
              .loadFromString(yaml);
    } catch (YamlEngineException broken) {
      throw new UsageException(file + " is no YAML: " + broken.getMessage(), broken);
    }
    Map<?, ?> all = map(root, "the file");
    LocalDate date = date(all.get("date"), "date");
    Map<?, ?> regions = map(all.get("regions"), "regions");
    if (regions.get(region) == null) {
      throw new UsageException(
          "%s has no prices of Region %s, only of %s; give prices of your own with --prices"
              .formatted(file, region, regions.keySet()));
    }
    Map<String, Price> prices = new TreeMap<>();
    map(regions.get(region), region)
        .forEach((name, price) -> prices.put(String.valueOf(name), price(price, name)));
    return new PriceList(date, region, prices);
  }

  private Price price(Object from, Object name) {
    Map<?, ?> fields = map(from, name);
    String evidence = text(fields.get("evidence"), name + ".evidence");
    if (!evidence.equals("verified") && !evidence.equals("assumed")) {
      throw wrong(name + ".evidence", "verified or assumed");
    }
    Object note = fields.get("note");
    try {
      return new Price(
          text(fields.get("service"), name + ".service"),
          text(fields.get("unit"), name + ".unit"),
          number(fields.get("per"), name + ".per"),
          tiers(fields.get("tiers"), name),
          text(fields.get("source"), name + ".source"),
          date(fields.get("asOf"), name + ".asOf"),
          evidence.equals("verified"),
          note == null ? "" : text(note, name + ".note"));
    } catch (IllegalArgumentException unfit) {
      throw new UsageException("%s: %s: %s".formatted(file, name, unfit.getMessage()), unfit);
    }
  }

  private List<Price.Tier> tiers(@Nullable Object from, Object name) {
    if (!(from instanceof List<?> list)) {
      throw wrong(name + ".tiers", "a list of {to, price}");
    }
    List<Price.Tier> tiers = new ArrayList<>();
    for (Object each : list) {
      Map<?, ?> tier = map(each, name + ".tiers");
      Object to = tier.get("to");
      tiers.add(
          new Price.Tier(
              to == null ? null : number(to, name + ".tiers.to"),
              number(tier.get("price"), name + ".tiers.price")));
    }
    return tiers;
  }

  private Map<?, ?> map(@Nullable Object value, Object path) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(path, "a mapping");
  }

  private String text(@Nullable Object value, Object path) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(path, "a text");
  }

  private BigDecimal number(@Nullable Object value, Object path) {
    try {
      BigDecimal number = new BigDecimal(text(value, path));
      if (number.signum() >= 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw wrong(path, "a number, 0 or more");
  }

  private LocalDate date(@Nullable Object value, Object path) {
    try {
      return LocalDate.parse(text(value, path));
    } catch (DateTimeException none) {
      throw wrong(path, "a date such as 2026-11-23");
    }
  }

  private UsageException wrong(Object path, String wanted) {
    return new UsageException("%s: %s is to be %s".formatted(file, path, wanted));
  }
}
