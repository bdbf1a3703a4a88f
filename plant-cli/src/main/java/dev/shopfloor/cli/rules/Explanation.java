package dev.shopfloor.cli.rules;

import dev.shopfloor.workorder.AssetPolicy;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plant file makes of an alert, and why.
 *
 * @param alert the alert
 * @param at when, ns since the epoch
 * @param policy what the bridge would go by
 * @param settings one for each setting, in the plant file's order
 * @param silences windows and shelved problems that hold, the one that counts first
 */
public record Explanation(
    ExampleAlert alert, long at, AssetPolicy policy, List<Setting> settings, List<Quiet> silences) {
  /** Copies the lists. */
  public Explanation {
    settings = List.copyOf(settings);
    silences = List.copyOf(silences);
  }

  /** The site's zone. */
  ZoneId zone() {
    return policy.zone();
  }

  /**
   * A setting.
   *
   * @param name its key in the plant file
   * @param value what counts, in words
   * @param rule the rule that it comes from; null where none names it
   * @param otherwise where it comes from without a rule
   * @param later rules that fit and name it too, but come later
   */
  public record Setting(
      String name, String value, @Nullable Named rule, String otherwise, List<Named> later) {
    /** Copies the list. */
    public Setting {
      later = List.copyOf(later);
    }
  }

  /**
   * A rule.
   *
   * @param name its name
   * @param line its line in the file
   * @param value what it sets, in words
   */
  public record Named(String name, int line, String value) {}

  /**
   * A window or a shelved problem.
   *
   * @param kind maintenance or shelved
   * @param reason the file's words
   * @param until when it ends, ns since the epoch; {@link Long#MAX_VALUE} for never
   * @param line its line in the file
   */
  public record Quiet(String kind, String reason, long until, int line) {}
}
