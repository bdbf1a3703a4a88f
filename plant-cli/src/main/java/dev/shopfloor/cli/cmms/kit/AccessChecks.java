package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.time.Duration;
import java.util.List;

/** Credentials that hold no more. */
final class AccessChecks {
  private static final Duration WHILE = Duration.ofMinutes(10);

  private AccessChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "token expired",
            "A token that has expired is renewed once, within the same call.",
            AccessChecks::expired,
            Kind.CREATE),
        Check.of(
            "token refused",
            "A system that refuses every token is not asked again and again.",
            AccessChecks::refused,
            Kind.CREATE),
        Check.of(
            "secret rotated",
            "When the secret was changed, the new one is read and used within the same call.",
            AccessChecks::rotated,
            Kind.CREATE),
        Check.of(
            "secret wrong",
            "Credentials that do not hold are told as such, once, and nothing is made.",
            AccessChecks::wrong,
            Kind.CREATE));
  }

  private static Cmms.Creating create(Bench bench, Cmms cmms, int problem) {
    return cmms.create(Drafts.of(bench, Priority.P3, Bench.marker(problem)), bench.limit());
  }

  private static void expired(Bench bench) {
    issues(bench);
    Cmms cmms = bench.cmms();
    bench.require(create(bench, cmms, 1) instanceof Cmms.Created, "the first order was not made");
    int before = bench.system().tokensIssued();
    bench.advance(WHILE);
    bench.system().expireTokens();
    Cmms.Creating creating = create(bench, cmms, 2);
    bench.require(
        creating instanceof Cmms.Created, "with an old token create gave " + Bench.shown(creating));
    int renewed = bench.system().tokensIssued() - before;
    bench.require(renewed == 1, "the token was renewed %d times".formatted(renewed));
    bench.require(
        bench.system().orders().size() == 2,
        "there are %d orders, not two".formatted(bench.system().orders().size()));
  }

  private static void refused(Bench bench) {
    issues(bench);
    bench.system().refuseTokens();
    Cmms.Creating creating = create(bench, bench.cmms(), 1);
    bench.require(
        creating instanceof Cmms.Unauthorized || creating instanceof Cmms.Unready,
        "create gave " + Bench.shown(creating));
    int issued = bench.system().tokensIssued();
    bench.require(issued <= 2, "%d tokens were asked for".formatted(issued));
  }

  private static void issues(Bench bench) {
    if (!bench.system().issuesTokens()) {
      throw new NotDocumentedException("the system gives no tokens");
    }
  }

  private static void rotated(Bench bench) {
    asks(bench);
    Cmms cmms = bench.cmms();
    bench.require(create(bench, cmms, 1) instanceof Cmms.Created, "the first order was not made");
    bench.advance(WHILE);
    bench.secrets().renew();
    bench.system().rotate();
    bench.system().expireTokens();
    long before = bench.requests("");
    Cmms.Creating creating = create(bench, cmms, 2);
    bench.require(
        creating instanceof Cmms.Created
            || (bench.profile().auth() instanceof Auth.Login
                && creating instanceof Cmms.Unauthorized),
        "with a new secret create gave " + Bench.shown(creating));
    if (creating instanceof Cmms.Unauthorized) {
      bench.advance(WHILE);
      Cmms.Creating later = create(bench, cmms, 2);
      bench.require(later instanceof Cmms.Created, "and ten minutes later " + Bench.shown(later));
    }
    long more = bench.requests("") - before;
    bench.require(more <= 4, "the system was asked %d times".formatted(more));
  }

  private static void wrong(Bench bench) {
    asks(bench);
    bench.system().rotate();
    Cmms.Creating creating = create(bench, bench.cmms(), 1);
    bench.require(creating instanceof Cmms.Unauthorized, "create gave " + Bench.shown(creating));
    bench.require(bench.system().orders().isEmpty(), "an order is there all the same");
    int requests = bench.system().log().size();
    bench.require(requests <= 2, "the system was asked %d times".formatted(requests));
  }

  private static void asks(Bench bench) {
    if (bench.vendor().auth().secret().isEmpty()) {
      throw new NotDocumentedException("the system asks nobody who he is");
    }
  }
}
