package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.SECOND;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.GateStore;
import dev.shopfloor.workorder.cmms.GatedExchange;
import dev.shopfloor.workorder.cmms.MemoryBoard;
import dev.shopfloor.workorder.cmms.MemoryGateStore;
import dev.shopfloor.workorder.cmms.MemoryVault;
import dev.shopfloor.workorder.cmms.Operation;
import dev.shopfloor.workorder.cmms.Pause;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.ProfileSignIn;
import dev.shopfloor.workorder.cmms.Secrets;
import dev.shopfloor.workorder.cmms.SharedSignIn;
import dev.shopfloor.workorder.fake.FakeCmms;
import dev.shopfloor.workorder.fake.FakeOrder;
import dev.shopfloor.workorder.fake.Fault;
import dev.shopfloor.workorder.fake.Faults;
import dev.shopfloor.workorder.fake.Sessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A maintenance system that speaks like a real one, behind its profile: each request is a step, and
 * each may fail in every way that requests can.
 */
final class FakeOtherSide implements OtherSide {
  private static final String PERSON = "Jens";

  final FakeCmms cmms;
  private final Profile profile;
  private final TestClock clock;
  private final MemoryBoard board = new MemoryBoard();
  private final MemoryVault vault = new MemoryVault();
  private final GateStore gate = new MemoryGateStore();
  private final Map<Long, String> markers = new HashMap<>();
  private int leases;

  /**
   * A system with its profile.
   *
   * @param lag how long a search may not see an order at most, ns
   */
  FakeOtherSide(Profile profile, TestClock clock, Random random, long lag) {
    this.profile = profile;
    this.clock = clock;
    cmms = FakeCmms.of(profile.name(), clock::now).whileWaiting(clock::pass);
    cmms.switches().searchLag = () -> random.nextLong(lag + 1);
    // a request that nobody waits for any more: declared to end as late as we would have waited
    cmms.switches().lateness =
        () -> random.nextLong(2 * profile.limits().timeout().toNanos() - SECOND);
    cmms.failing(Faults.random(random, 8, List.of(Fault.values())));
  }

  @Override
  public Cmms cmms(Runnable step) {
    Exchange stepping =
        (request, limit) -> {
          step.run();
          var answer = cmms.exchange().send(request, limit);
          step.run();
          return answer;
        };
    Pause pause =
        time -> {
          step.run();
          clock.pass(time.toNanos());
        };
    return new ProfileCmms(
        profile,
        new GatedExchange(
            stepping, gate, GatedExchange.Rules.of(profile.limits()), clock::now, pause),
        new SharedSignIn(header(), tools(stepping), () -> "lease" + leases++, clock::now, pause),
        clock::now);
  }

  private SharedSignIn.Header header() {
    if (!(profile.auth() instanceof Auth.Login login)) {
      throw new IllegalStateException(profile.name() + " does not sign in");
    }
    return new SharedSignIn.Header(login.header(), login.prefix(), login.lifetime(), "fake");
  }

  private SharedSignIn.Tools tools(Exchange exchange) {
    SecretFields secret =
        SecretFields.of(
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(Sessions.USER, cmms.sessions().password()),
            "1");
    Secrets secrets =
        new Secrets() {
          @Override
          public SecretFields read() {
            return secret;
          }

          @Override
          public void forget() {
            // there is no other
          }
        };
    return new SharedSignIn.Tools(secrets, new ProfileSignIn(profile, exchange), vault, board);
  }

  @Override
  public List<Made> orders() {
    return cmms.orders().stream().map(this::made).toList();
  }

  private Made made(FakeOrder order) {
    String id = Long.toString(order.id);
    String shown = order.markers().isEmpty() ? "none." : order.markers().getFirst();
    return new Made(
        id,
        "",
        markers.computeIfAbsent(order.id, each -> shown),
        order.description(),
        order.comments(),
        order.open()
            ? null
            : new Cmms.Ending(
                order.stage() == FakeOrder.Stage.CANCELLED,
                order.finished() / SECOND * SECOND,
                PERSON));
  }

  @Override
  public void finish(Made order, boolean cancelled) {
    FakeOrder.Stage stage = cancelled ? FakeOrder.Stage.CANCELLED : FakeOrder.Stage.COMPLETED;
    cmms.orders().stream()
        .filter(each -> Long.toString(each.id).equals(order.id()))
        .findFirst()
        .ifPresent(each -> cmms.stage(each, stage, PERSON));
  }

  @Override
  public void edit(Made order, Edit edit) {
    cmms.orders().stream()
        .filter(each -> Long.toString(each.id).equals(order.id()) && edit.fits(each.open()))
        .findFirst()
        .ifPresent(each -> edit(each, edit));
  }

  private void edit(FakeOrder order, Edit edit) {
    switch (edit) {
      case START -> cmms.stage(order, FakeOrder.Stage.IN_PROGRESS, PERSON);
      case COMPLETE -> cmms.stage(order, FakeOrder.Stage.COMPLETED, PERSON);
      case CANCEL -> cmms.stage(order, FakeOrder.Stage.CANCELLED, PERSON);
      case REOPEN -> cmms.stage(order, FakeOrder.Stage.OPEN, PERSON);
      case TITLE -> cmms.retitle(order, "seen by Jens: " + order.title());
      case UNMARK -> cmms.unmark(order);
      case RAISE -> cmms.prioritise(order, word(Priority.P1));
      case LOWER -> cmms.prioritise(order, word(Priority.P4));
      case DELETE -> cmms.delete(order);
    }
  }

  private String word(Priority priority) {
    return profile.priorities().get(priority).toString();
  }

  @Override
  public boolean tellsChanges() {
    return profile.operations().containsKey(Operation.Kind.CHANGES);
  }

  @Override
  public void calm() {
    cmms.failing(Faults.NONE);
  }
}
