package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.cli.cmms.vendor.Vendor.Act;
import dev.shopfloor.cli.cmms.vendor.Vendor.Deed;
import dev.shopfloor.workorder.cmms.Expression;
import dev.shopfloor.workorder.cmms.Faults;
import dev.shopfloor.workorder.cmms.JsonTree;
import dev.shopfloor.workorder.cmms.Part;
import dev.shopfloor.workorder.cmms.ProfileException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads vendor files. */
public final class VendorReader {
  /** The operations that requests may be. */
  static final Set<String> OPERATIONS =
      Set.of(
          "findAsset", "find", "read", "create", "finish", "comment", "raise", "cancel", "changes");

  private static final Set<String> NAMES =
      Set.of(
          ("$schema vendor title source documents tenant base start priorities lag rates auth"
                  + " tables counters asset order people says answers guards routes")
              .split(" "));
  private static final Duration LONGEST = Duration.ofDays(1);

  private VendorReader() {}

  /**
   * Reads.
   *
   * @param file its name, for messages
   * @throws ProfileException when it cannot be used; it names all that is wrong with place and mend
   */
  public static Vendor read(String file, byte[] json) {
    Faults faults = new Faults(file, file, null);
    Object tree = null;
    try {
      tree = JsonTree.readStrictly(json);
    } catch (IOException wrong) {
      faults.add("", "no JSON: " + wrong.getMessage());
      faults.check();
    }
    Part whole = new Part(faults, "", tree).required().only(NAMES);
    Vendor vendor = vendor(whole, SaidReader.of(whole.get("says")));
    faults.check();
    return vendor;
  }

  private static Vendor vendor(Part whole, SaidReader said) {
    return new Vendor(
        whole.get("vendor").text(),
        whole.get("title").text(),
        whole.get("source").text(),
        documents(whole.get("documents").required()),
        map(whole.get("tenant")),
        optional(whole.get("base")),
        start(whole.get("start")),
        texts(whole.get("priorities")),
        lag(whole.get("lag")),
        rates(whole.get("rates")),
        auth(whole.get("auth").required(), said),
        tables(whole.get("tables")),
        counters(whole.get("counters")),
        asset(whole.get("asset")),
        orders(whole.get("order").required()),
        people(whole.get("people").required()),
        AnswersReader.read(whole.get("answers").required(), said),
        RoutesReader.refusals(whole.get("guards"), said),
        RoutesReader.read(whole.get("routes").required(), said));
  }

  private static Map<String, String> documents(Part part) {
    Map<String, String> documents = new LinkedHashMap<>();
    part.only(OPERATIONS).fields().forEach((name, where) -> documents.put(name, where.text()));
    return documents;
  }

  private static Map<String, ?> map(Part part) {
    Map<String, Object> map = new LinkedHashMap<>();
    part.fields().forEach((name, value) -> map.put(name, value.value()));
    return map;
  }

  static String optional(Part part) {
    return part.absent() || "".equals(part.value()) ? "" : part.text();
  }

  static List<String> texts(Part part) {
    List<String> texts = new ArrayList<>();
    for (Part each : part.items()) {
      // priorities are numbers in some systems
      texts.add(each.value() instanceof Number number ? number.toString() : each.text());
    }
    return texts;
  }

  private static Instant start(Part part) {
    if (part.absent()) {
      return Instant.parse("2026-06-15T08:00:00Z");
    }
    try {
      return Instant.parse(part.text());
    } catch (DateTimeException unreadable) {
      part.fault("must be a time such as 2026-06-15T08:00:00Z");
      return Instant.EPOCH;
    }
  }

  private static Duration lag(Part part) {
    return part.absent() ? Duration.ZERO : part.duration(Duration.ZERO, LONGEST);
  }

  private static List<Vendor.Rate> rates(Part part) {
    List<Vendor.Rate> rates = new ArrayList<>();
    for (Part each : part.items()) {
      each.only(Set.of("most", "within", "source"));
      rates.add(
          new Vendor.Rate(
              each.get("most").whole(1, 1_000_000),
              each.get("within").duration(Duration.ofSeconds(1), LONGEST),
              each.get("source").text()));
    }
    return rates;
  }

  private static VendorAuth auth(Part part, SaidReader said) {
    part.only(Set.of("secret", "renewed", "takes", "refused", "signed", "source"));
    part.get("source").text();
    return new VendorAuth(
        fields(part.get("secret")),
        fields(part.get("renewed")),
        expression(part.get("takes")),
        said.read(part.get("refused")),
        signature(part.get("signed")));
  }

  private static Map<String, String> fields(Part part) {
    Map<String, String> fields = new LinkedHashMap<>();
    part.fields().forEach((name, value) -> fields.put(name, value.text()));
    return fields;
  }

  private static VendorAuth.@Nullable Signature signature(Part part) {
    if (part.absent()) {
      return null;
    }
    part.only(Set.of("algorithm", "key", "text", "form"));
    Boolean base64 = part.get("form").word(Map.of("hex", false, "base64", true));
    return new VendorAuth.Signature(
        part.get("algorithm").text(),
        expression(part.get("key")),
        expression(part.get("text")),
        Boolean.TRUE.equals(base64));
  }

  private static Map<String, List<Map<String, Object>>> tables(Part part) {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    part.fields()
        .forEach((name, rows) -> {
          List<Map<String, Object>> records = new ArrayList<>();
          for (Part row : rows.items()) {
            Map<String, Object> record = new LinkedHashMap<>();
            row.fields().forEach((field, value) -> record.put(field, value.value()));
            records.add(record);
          }
          tables.put(name, records);
        });
    return tables;
  }

  private static Map<String, Integer> counters(Part part) {
    Map<String, Integer> counters = new LinkedHashMap<>();
    part.fields().forEach((name, first) -> counters.put(name, first.whole(0, 1_000_000_000)));
    return counters;
  }

  private static Vendor.Asset asset(Part part) {
    part.only(Set.of("given", "id", "required"));
    String given = optional(part.get("given"));
    return new Vendor.Asset(given, optional(part.get("id")), part.get("required").truth());
  }

  private static Vendor.Orders orders(Part part) {
    part.only(Set.of("table", "view", "stranger", "source"));
    return new Vendor.Orders(
        part.get("table").text(), expression(part.get("view")), expression(part.get("stranger")));
  }

  private static Map<Act, Deed> people(Part part) {
    Map<Act, Deed> people = new EnumMap<>(Act.class);
    Map<String, Act> words = new LinkedHashMap<>();
    for (Act act : Act.values()) {
      words.put(act.name().toLowerCase(Locale.ROOT), act);
    }
    part.only(words.keySet())
        .fields()
        .forEach((name, deed) -> {
          deed.only(Set.of("sets", "removes", "tells", "source"));
          Expression sets = deed.get("sets").expression();
          if (deed.get("removes").truth() == (sets != null)) {
            deed.fault(
                "must either set fields (\"sets\") or remove the record (\"removes\": true)");
          }
          Act act = words.get(name);
          if (act != null) {
            people.put(act, new Deed(sets, texts(deed.get("tells")), deed.get("source").text()));
          }
        });
    return people;
  }

  /** An expression that must be there. */
  static Expression expression(Part part) {
    Expression expression = part.required().expression();
    return expression == null ? Expression.of("null") : expression;
  }
}
