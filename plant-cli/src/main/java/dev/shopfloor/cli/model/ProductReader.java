package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.Entry;
import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.ProductSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads what an asset makes. */
final class ProductReader {
  private static final Set<String> KEYS = Set.of("idealCycle");
  private static final String LIKE = "write {idealCycle: 4 s}, the time of a piece, or 15/min";

  private final Problems problems;

  ProductReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the products.
   *
   * @param asset the asset's merged keys
   * @param hasTag whether it has a tag of role product
   */
  Map<String, ProductSpec> read(Section asset, boolean hasTag) {
    YamlMap map = asset.map("products");
    if (map == null) {
      if (hasTag && !asset.has("products")) {
        problems.warning(
            asset.place(),
            "a tag of role product, but no products",
            "write products: with the ideal cycle of each; all pieces count by idealCycle now");
      }
      return Map.of();
    }
    if (!hasTag) {
      problems.warning(
          asset.place("products"),
          "products, but no tag of role product",
          "declare the tag that names the product being made, or these cycles are never used");
    }
    Map<String, ProductSpec> products = new HashMap<>();
    for (Map.Entry<String, Entry> each : map.entries().entrySet()) {
      long idealCycle = idealCycle(each.getKey(), each.getValue());
      if (idealCycle > 0) {
        products.put(each.getKey(), new ProductSpec(idealCycle));
      }
    }
    return products;
  }

  private long idealCycle(String code, Entry entry) {
    if (code.isBlank() || !code.equals(code.strip())) {
      problems.error(
          entry.key(),
          "\"" + code + "\" is no product code",
          "write the code as the tag of role product sends it, without blanks around it");
      return 0;
    }
    if (!(entry.value() instanceof YamlMap map)) {
      problems.error(entry.value().place(), entry.value().words() + " is no product", LIKE);
      return 0;
    }
    Section product = new Section(map, KEYS, problems);
    if (!product.has("idealCycle")) {
      problems.error(entry.key(), "product \"" + code + "\" has no idealCycle", LIKE);
      return 0;
    }
    return OeeReader.idealCycle(product);
  }
}
