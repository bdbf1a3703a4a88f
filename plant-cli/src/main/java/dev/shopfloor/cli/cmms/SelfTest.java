package dev.shopfloor.cli.cmms;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Markers;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.Route;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import dev.shopfloor.workorder.cmms.Pause;
import dev.shopfloor.workorder.cmms.Profile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Proves a profile with one work order, from its making to its end. */
public final class SelfTest {
  static final String TITLE = "TEST of Shopfloor, please ignore: 81.5 °C above 80 °C (é ß 温)";

  private static final String NO_ASSET = "selftest";
  private static final String BODY =
      "Made by ./plant cmms selftest, to prove that work orders arrive. It gives this one up"
          + " again.";

  private final Credentials credentials;
  private final Trying trying;
  private final SelfTestReport report;

  /**
   * The real time.
   *
   * @param wall the present, ns since the epoch
   * @param pause lets it pass
   */
  public record Times(LongSupplier wall, Pause pause) {}

  /**
   * A test.
   *
   * @param wire watches what the system is sent and answers
   */
  public SelfTest(Profile profile, CmmsSystem system, Wire wire, Times times, PrintWriter out) {
    this.credentials = system.credentials();
    this.report = new SelfTestReport(out, times.wall());
    String key = Markers.key(List.of("selftest", Long.toString(times.wall().getAsLong())));
    this.trying = new Trying(profile, system.cmms(), wire, times, report, Markers.marker(key, 1));
  }

  /**
   * Runs.
   *
   * @param asset the order's asset; empty for none
   * @return whether all that the bridge needs works
   */
  public boolean run(String asset) {
    Profile profile = trying.profile();
    String level = profile.evidence().level().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    report.say("%s, profile %s".formatted(profile.title(), profile.name()));
    report.say("  evidence: %s. %s".formatted(level, profile.evidence().text()));
    if (signsIn() && answersSearches()) {
      long begun = trying.times().wall().getAsLong();
      Cmms.Order order = makes(asset);
      if (order != null) {
        String title = sentTitle();
        asset(asset);
        new OrderProof(trying, order, begun).prove(title);
      }
    }
    if (asset.isEmpty() && trying.can(Kind.FIND_ASSET)) {
      report.unproved("findAsset: no asset was given (--asset)");
    }
    report.unproved("the rules for errors and the rate: nothing here provokes them");
    report.end();
    return report.passed();
  }

  private boolean signsIn() {
    report.begin();
    return switch (credentials.access(trying.limit())) {
      case Credentials.Granted granted -> {
        report.ok("sign in", granted.nothing() ? "nobody asks" : "credentials are there");
        yield true;
      }
      case Credentials.Denied(Cmms.Problem problem) -> {
        trying.failed("sign in", problem);
        yield false;
      }
    };
  }

  /** The first call that the system judges our credentials by; it changes nothing. */
  private boolean answersSearches() {
    if (!trying.can(Kind.FIND)) {
      return true;
    }
    report.begin();
    return switch (trying.cmms().findByMarker(trying.marker(), trying.limit())) {
      case Cmms.Found found -> {
        report.ok("search", "is answered");
        yield true;
      }
      case Cmms.Problem problem -> {
        trying.failed("search", problem);
        yield false;
      }
    };
  }

  private Cmms.@Nullable Order makes(String asset) {
    report.begin();
    Cmms.About about =
        new Cmms.About(
            new AssetKey("selftest", "selftest"),
            "",
            "self-test",
            Severity.LOW,
            trying.times().wall().getAsLong(),
            null,
            Route.NONE);
    String marker = trying.marker();
    // where ids are looked up an order can do without an asset, elsewhere it may have to name one
    String named = asset.isEmpty() && !trying.can(Kind.FIND_ASSET) ? NO_ASSET : asset;
    Cmms.Draft draft = new Cmms.Draft(TITLE, BODY, marker, Priority.P4, named, marker, about);
    switch (trying.cmms().create(draft, trying.limit())) {
      case Cmms.Created(Cmms.Order order) -> {
        report.ok("create", "made order " + order.number());
        return order;
      }
      case Cmms.Problem problem -> {
        trying.failed("create", problem);
        if (problem instanceof Cmms.Ambiguous) {
          report.say("  It may be there all the same: look for an order with " + marker);
        }
        return null;
      }
    }
  }

  /** The title as the profile sent it: it may have put the marker into it. */
  private String sentTitle() {
    return trying
        .wire()
        .sent()
        .first(field -> field.text().contains(TITLE) && !field.text().contains("\n"))
        .map(Wire.Field::text)
        .orElse(TITLE);
  }

  private void asset(String asset) {
    if (asset.isEmpty() || !trying.can(Kind.FIND_ASSET)) {
      return;
    }
    Wire.Body sent = trying.wire().sent();
    if (sent.holds("has no asset " + asset) || sent.holds("look up asset " + asset)) {
      report.failed(
          "asset",
          "the system shows us no asset " + asset,
          "put that id into the field that findAsset searches, or mend cmmsAsset");
    } else {
      report.ok("asset", "found " + asset);
    }
  }
}
