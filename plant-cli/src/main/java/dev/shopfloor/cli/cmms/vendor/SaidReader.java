package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import dev.shopfloor.workorder.cmms.JsonTree;
import dev.shopfloor.workorder.cmms.Part;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads answers; those with a name of their own can be meant by it. */
final class SaidReader {
  private static final Said NOTHING = new Said(200, Map.of(), null, null);

  private final Map<String, Said> named = new LinkedHashMap<>();

  private SaidReader() {}

  /** With these named answers. */
  static SaidReader of(Part says) {
    SaidReader reader = new SaidReader();
    says.fields().forEach((name, said) -> reader.named.put(name, reader.read(said)));
    return reader;
  }

  Said read(Part part) {
    if (part.value() instanceof String name) {
      Said said = named.get(name);
      if (said == null) {
        part.fault("is none of the answers in \"says\": " + String.join(", ", named.keySet()));
        return NOTHING;
      }
      return said;
    }
    return part.absent() ? missing(part) : answer(part.only(names()));
  }

  static Set<String> names() {
    return Set.of("status", "headers", "body", "json", "text", "source");
  }

  /** The answer in a part that may hold more. */
  static Said answer(Part part) {
    Map<String, Expression> headers = new LinkedHashMap<>();
    part.get("headers")
        .fields()
        .forEach((name, value) -> headers.put(name, VendorReader.expression(value)));
    Part json = part.get("json");
    Part text = part.get("text");
    return new Said(
        part.get("status").whole(100, 599),
        headers,
        part.get("body").expression(),
        json.absent()
            ? text.absent() ? null : text.text()
            : new String(JsonTree.write(json.value()), StandardCharsets.UTF_8));
  }

  private static Said missing(Part part) {
    part.required();
    return NOTHING;
  }
}
