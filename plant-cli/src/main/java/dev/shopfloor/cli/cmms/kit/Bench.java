package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.CmmsAccess;
import dev.shopfloor.cli.cmms.vendor.ScriptedVendor;
import dev.shopfloor.cli.cmms.vendor.Seen;
import dev.shopfloor.cli.cmms.vendor.Vendor;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Markers;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.GatedExchange;
import dev.shopfloor.workorder.cmms.MemoryGateStore;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A profile before a played system, in a time of their own, for one check. */
final class Bench implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration CALL = Duration.ofSeconds(30);

  private final Subject subject;
  private final Reach.Reached reached;
  private final PlayedSecrets secrets;
  private long now;

  Bench(Subject subject, Reach reach) {
    this.subject = subject;
    this.now = subject.vendor().start().getEpochSecond() * SECOND;
    this.secrets = new PlayedSecrets(subject.vendor().auth());
    this.reached =
        reach.open(
            subject.vendor().base(), host -> new ScriptedVendor(subject.vendor(), () -> now, host));
  }

  Vendor vendor() {
    return subject.vendor();
  }

  Profile profile() {
    return subject.profile();
  }

  ScriptedVendor system() {
    return reached.system();
  }

  PlayedSecrets secrets() {
    return secrets;
  }

  /** The profile as it comes. */
  Cmms cmms() {
    return cmms(subject.profile(), reached.way());
  }

  /** The profile with small pages. */
  Cmms paged() {
    return cmms(subject.paged(), reached.way());
  }

  /** The profile behind its gate. */
  Cmms gated() {
    return cmms(
        subject.profile(),
        new GatedExchange(
            reached.way(),
            new MemoryGateStore(),
            GatedExchange.Rules.of(subject.profile().limits()),
            () -> now,
            this::advance));
  }

  private Cmms cmms(Profile profile, Exchange exchange) {
    return new ProfileCmms(
        profile,
        exchange,
        CmmsAccess.of(
            profile, reached.address(), secrets.given(), exchange, () -> now, this::advance),
        () -> now);
  }

  long now() {
    return now;
  }

  void advance(Duration time) {
    now += time.toNanos();
  }

  Cmms.Limit limit() {
    return new Cmms.Limit(now, CALL);
  }

  /** The marker of the first order of a problem; each number is another problem. */
  static String marker(int problem) {
    return Markers.marker(Markers.key(List.of("kit", Integer.toString(problem))), 1);
  }

  /** Makes an order, whole. */
  Cmms.Order make(Cmms cmms, Cmms.Draft draft) {
    Cmms.Creating creating = cmms.create(draft, limit());
    if (!(creating instanceof Cmms.Created(Cmms.Order order))) {
      throw new CheckFailedException("create gave " + shown(creating));
    }
    done("finish", cmms.finish(order, draft, limit()));
    return order;
  }

  /** Fails unless a change was made. */
  void done(String what, Cmms.Changing changing) {
    if (changing != Cmms.Changed.DONE) {
      throw new CheckFailedException(what + " gave " + shown(changing));
    }
  }

  /** An order as a person sees it. */
  Seen seen(Cmms.Order order) {
    List<Seen> all =
        system().orders().stream().filter(each -> each.id().equals(order.id())).toList();
    if (all.size() != 1) {
      throw new CheckFailedException(
          "the system has %d orders with the id \"%s\"".formatted(all.size(), order.id()));
    }
    return all.getFirst();
  }

  /** The orders that carry a marker, whole. */
  List<Seen> carrying(String marker) {
    Pattern whole = Pattern.compile(Pattern.quote(marker) + "(?![0-9A-Za-z])");
    return system().orders().stream().filter(each -> whole.matcher(each.whole()).find()).toList();
  }

  /** How many requests of an operation came. */
  long requests(String operation) {
    return system().log().stream().filter(each -> each.is().equals(operation)).count();
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CheckFailedException(otherwise);
    }
  }

  /** Somebody does something; a check that needs a deed that is not documented ends here. */
  void person(Vendor.Act act, Cmms.Order order) {
    person(act, order, "", "");
  }

  void person(Vendor.Act act, Cmms.Order order, String title, String description) {
    if (!system().person(act, order.id(), title, description)) {
      throw new NotDocumentedException(
          "the vendor file names no people who " + act.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** An outcome in words. */
  static String shown(Object outcome) {
    return outcome instanceof Cmms.Problem problem
        ? "%s: %s".formatted(problem.getClass().getSimpleName(), problem.why())
        : outcome.toString();
  }

  @Override
  public void close() {
    reached.close().run();
  }
}
