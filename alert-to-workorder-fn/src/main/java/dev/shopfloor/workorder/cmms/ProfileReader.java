package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a profile of its JSON; see {@code cmms-profile.schema.json}. */
final class ProfileReader {
  private static final Set<String> NAMES =
      Set.of(
          "$schema",
          "profile",
          "title",
          "evidence",
          "auth",
          "csrf",
          "limits",
          "priorities",
          "statuses",
          "lookups",
          "operations",
          "errors",
          "moreErrors",
          "settings",
          "links",
          "fallbacks");
  private static final Set<String> LIMITS =
      Set.of(
          "title",
          "description",
          "comment",
          "requestsPerMinute",
          "searchLag",
          "pause",
          "timeout",
          "requests");
  private static final Set<String> FALLBACKS =
      Set.of("findAsset find read create finish comment raise cancel changes priority".split(" "));
  private static final Map<String, Profile.Level> LEVELS =
      Map.of(
          "run-live", Profile.Level.RUN_LIVE,
          "vendor-spec", Profile.Level.VENDOR_SPEC,
          "secondary", Profile.Level.SECONDARY,
          "own", Profile.Level.OWN);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern LINK =
      Pattern.compile("https?://(?:[^{}\\s]|\\{(?:site|asset|from|to)})+");
  private static final Duration HOUR = Duration.ofHours(1);

  private ProfileReader() {}

  /**
   * Reads a profile whose overlay is merged already.
   *
   * @throws ProfileException when it cannot be used; it names all that is wrong
   */
  static Profile read(@Nullable Object json, Faults faults) {
    Part all = new Part(faults, "", json).required().only(NAMES);
    List<ErrorRule> errors = new ArrayList<>(ErrorReader.read(all.get("moreErrors")));
    errors.addAll(ErrorReader.read(all.get("errors")));
    Profile profile =
        new Profile(
            name(all.get("profile")),
            all.get("title").text(),
            evidence(all.get("evidence")),
            AuthReader.read(all.get("auth")),
            AuthReader.guard(all.get("csrf")),
            limits(all.get("limits")),
            priorities(all.get("priorities")),
            statuses(all.get("statuses")),
            OperationReader.lookups(all.get("lookups")),
            OperationReader.read(all.get("operations")),
            OperationReader.finish(all.get("operations")),
            errors,
            settings(all.get("settings")),
            links(all.get("links")),
            fallbacks(all.get("fallbacks")));
    MentionCheck.check(profile, all);
    faults.check();
    return profile;
  }

  private static String name(Part part) {
    String name = part.text();
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      part.fault("must be small letters, digits and hyphens, 40 at most");
    }
    return name;
  }

  private static Profile.Evidence evidence(Part part) {
    Profile.Level level = part.required().only(Set.of("level", "text")).get("level").word(LEVELS);
    return new Profile.Evidence(level == null ? Profile.Level.OWN : level, part.get("text").text());
  }

  private static Profile.Limits limits(Part part) {
    part.required().only(LIMITS);
    return new Profile.Limits(
        part.get("title").whole(40, 10_000),
        part.get("description").whole(200, 1_000_000),
        part.get("comment").whole(60, 1_000_000),
        part.get("requestsPerMinute").whole(2, 100_000),
        part.get("searchLag").duration(Duration.ZERO, HOUR),
        part.get("pause").duration(Duration.ZERO, HOUR),
        part.get("timeout").duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
        part.get("requests").whole(1, 50));
  }

  private static Map<Priority, Object> priorities(Part part) {
    Map<Priority, Object> priorities = new EnumMap<>(Priority.class);
    Set<String> names = new LinkedHashSet<>();
    for (Priority priority : Priority.values()) {
      names.add(priority.name());
      Part value = part.get(priority.name()).required();
      Object meant = value.value();
      if (meant instanceof Number || (meant instanceof String text && !text.isBlank())) {
        priorities.put(priority, meant);
      } else if (meant != null) {
        value.fault("must be a text or a number");
      }
    }
    part.only(names);
    return priorities;
  }

  private static Profile.Statuses statuses(Part part) {
    part.required().only(Set.of("started", "completed", "cancelled", "falseAlarm"));
    Set<String> completed = words(part.get("completed"));
    Set<String> cancelled = words(part.get("cancelled"));
    Set<String> started = words(part.get("started"));
    once(part.get("cancelled"), cancelled, completed);
    once(part.get("started"), started, completed);
    once(part.get("started"), started, cancelled);
    return new Profile.Statuses(started, completed, cancelled, words(part.get("falseAlarm")));
  }

  private static void once(Part part, Set<String> words, Set<String> others) {
    for (String word : words) {
      if (others.contains(word)) {
        part.faultWithoutValue("\"" + word + "\" stands in two lists");
      }
    }
  }

  private static Set<String> words(Part part) {
    Set<String> words = new LinkedHashSet<>();
    part.items().forEach(word -> words.add(word.text().toUpperCase(Locale.ROOT)));
    return words;
  }

  private static Map<String, Object> settings(Part part) {
    Map<String, Object> settings = new LinkedHashMap<>();
    part.fields()
        .forEach((name, setting) -> {
          if (HeaderReader.namesProof(name)) {
            setting.faultWithoutValue("a secret does not belong here; put it into the secret");
          } else if (setting.value() != null) {
            settings.put(name, setting.value());
          }
        });
    return settings;
  }

  private static Map<String, String> fallbacks(Part part) {
    Map<String, String> fallbacks = new LinkedHashMap<>();
    part.only(FALLBACKS).fields().forEach((name, instead) -> fallbacks.put(name, instead.text()));
    return fallbacks;
  }

  private static Map<String, String> links(Part part) {
    Map<String, String> links = new LinkedHashMap<>();
    part.fields()
        .forEach((name, link) -> {
          String address = link.text();
          if (!address.isEmpty() && !LINK.matcher(address).matches()) {
            link.fault(
                "must be an http or https address; it can hold {site}, {asset}, {from} and {to}");
          }
          links.put(name, address);
        });
    return links;
  }
}
