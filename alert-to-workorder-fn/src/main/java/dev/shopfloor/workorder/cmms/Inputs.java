package dev.shopfloor.workorder.cmms;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the expressions of a profile get. */
final class Inputs {
  private static final long MILLI = 1_000_000L;
  private static final long HOUR = 3_600_000L;
  private static final long QUARTER = 900_000L;

  private final Profile profile;
  private final Map<String, Object> base = new LinkedHashMap<>();

  Inputs(Profile profile) {
    this.profile = profile;
    base.put("settings", profile.settings());
    base.put(
        "limits",
        Map.of(
            "title", profile.limits().title(),
            "description", profile.limits().description(),
            "comment", profile.limits().comment()));
  }

  Map<String, Object> of(String name, Object value) {
    Map<String, Object> input = new LinkedHashMap<>(base);
    input.put(name, value);
    return input;
  }

  Map<String, Object> order(Cmms.Order order) {
    return of("order", fields(order));
  }

  Map<String, Object> comment(Cmms.Order order, String text, String externalId) {
    return and(order(order), "comment", Map.of("text", text, "externalId", externalId));
  }

  Map<String, Object> priority(Cmms.Order order, Priority priority) {
    return and(and(order(order), "priority", priority.name()), "priorityValue", value(priority));
  }

  /** The input of the page with this number, counted from 0. */
  static Map<String, Object> page(Map<String, Object> input, @Nullable Object cursor, int number) {
    Map<String, Object> page = new LinkedHashMap<>();
    if (cursor != null) {
      page.put("cursor", cursor);
    }
    page.put("number", number);
    return and(input, "page", page);
  }

  static Map<String, Object> and(Map<String, Object> input, String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(input);
    all.put(name, value);
    return all;
  }

  /** The profile's links, one a line, about the hour before the problem began. */
  private String links(Cmms.About about) {
    StringBuilder lines = new StringBuilder();
    profile
        .links()
        .forEach((name, url) ->
            lines
                .append(name)
                .append(": ")
                .append(
                    url.replace("{site}", PathTemplate.encode(about.asset().site()))
                        .replace("{asset}", PathTemplate.encode(about.asset().asset()))
                        .replace("{from}", Long.toString(about.since() / MILLI - HOUR))
                        .replace("{to}", Long.toString(about.since() / MILLI + QUARTER)))
                .append('\n'));
    return lines.toString();
  }

  /**
   * The order to be made.
   *
   * @param asset what the look-up of the asset gave
   */
  Map<String, Object> draft(Cmms.Draft draft, AssetFinder.Finding.Looked asset) {
    String note = asset.note();
    String tail = (note == null ? "" : note + '\n') + links(draft.about()) + draft.tail();
    Cmms.Draft shown =
        new Cmms.Draft(
            draft.title(),
            draft.body(),
            tail,
            draft.priority(),
            draft.asset(),
            draft.marker(),
            draft.about());
    Cmms.About about = draft.about();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", draft.title());
    fields.put("description", shown.description(profile.limits().description()));
    fields.put("body", draft.body());
    fields.put("tail", tail);
    fields.put("priority", draft.priority().name());
    fields.put("priorityValue", value(draft.priority()));
    fields.put("asset", draft.asset());
    put(fields, "assetId", asset.id());
    put(fields, "assetLocation", asset.location());
    fields.put("marker", draft.marker());
    fields.put("site", about.asset().site());
    fields.put("assetKey", about.asset().asset());
    fields.put("line", about.line());
    fields.put("severity", about.severity().name());
    fields.put("subject", about.subject());
    fields.put("since", Nanos.instant(about.since()).toString());
    fields.put("sinceMillis", about.since() / MILLI);
    put(fields, "previous", about.previous());
    put(fields, "team", about.route().team());
    fields.put("route", about.route().fields());
    return and(of("draft", fields), "marker", draft.marker());
  }

  /** The order that was made, besides what it was made of. */
  Map<String, Object> finish(Cmms.Order order, Map<String, Object> draft) {
    return and(draft, "order", fields(order));
  }

  private Object value(Priority priority) {
    Object value = profile.priorities().get(priority);
    return value == null ? priority.name() : value;
  }

  private static Map<String, Object> fields(Cmms.Order order) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", order.id());
    fields.put("number", order.number());
    fields.put("marker", order.marker());
    put(fields, "url", order.url());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
