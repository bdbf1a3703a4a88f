package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Plays a vendor file. Time is what it is told. */
public final class ScriptedVendor implements Exchange {
  private final Vendor vendor;
  private final LongSupplier clock;
  private final String host;
  private final VendorState state;
  private final Play play;
  private final Deque<Planned> planned = new ArrayDeque<>();
  private final List<Long> times = new ArrayList<>();
  private final List<Logged> log = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private Map<String, String> secret;

  /**
   * A system at its beginning.
   *
   * @param clock the present, ns since the epoch
   * @param host its name and port, as its address has them
   */
  public ScriptedVendor(Vendor vendor, LongSupplier clock, String host) {
    this.vendor = vendor;
    this.clock = clock;
    this.host = host;
    this.state = new VendorState(vendor);
    this.play = new Play(vendor, state, clock);
    this.secret = vendor.auth().secret();
  }

  @Override
  public synchronized Answer send(Request request, Cmms.Limit limit) {
    long now = clock.getAsLong();
    times.add(now);
    VendorRequest asked = VendorRequest.of(request, host);
    Answer answer;
    String is = "";
    try {
      Scope scope = play.scope(asked, secret);
      Route route = route(asked, scope);
      is = route == null ? "" : route.is();
      answer = answer(asked, route, scope, now);
    } catch (BrokenVendorException wrong) {
      String what = request + ": " + wrong.getMessage();
      broken.add(what);
      answer = new Answer.Lost("the vendor file cannot be played: " + what);
    }
    log.add(new Logged(is, request, answer));
    return answer;
  }

  private @Nullable Route route(VendorRequest asked, Scope scope) {
    for (Route route : vendor.routes()) {
      Matcher matcher = route.matches(asked.method(), asked.path());
      if (matcher != null) {
        play.captures(scope, asked, route, matcher);
        if (route.when() == null || scope.holds(route.when())) {
          return route;
        }
      }
    }
    return null;
  }

  private Answer answer(VendorRequest asked, @Nullable Route route, Scope scope, long now) {
    if ((route == null || !route.open()) && !scope.holds(vendor.auth().takes())) {
      return play.said(vendor.auth().refused(), scope);
    }
    if (tooMany(now)) {
      return play.said(vendor.answers().throttled().getFirst().said(), scope);
    }
    if (route == null) {
      return play.said(vendor.answers().unknown(), scope);
    }
    Said refused = play.refused(route.open() ? List.of() : vendor.guards(), scope);
    if (refused != null) {
      return play.said(refused, scope);
    }
    if (asked.malformed()) {
      return play.said(vendor.answers().malformed(), scope);
    }
    Planned plan = next(route.is());
    if (plan == null) {
      return play.carryOut(route, scope);
    }
    Answer done = plan.done() ? play.carryOut(route, scope) : new Answer.NotSent("not done");
    return plan.lost()
        ? new Answer.Lost("the connection broke before the answer")
        : plan.said() == null ? done : play.said(plan.said(), scope);
  }

  private @Nullable Planned next(String is) {
    for (Iterator<Planned> all = planned.iterator(); all.hasNext(); ) {
      Planned plan = all.next();
      if (plan.meets(is)) {
        all.remove();
        return plan;
      }
    }
    return null;
  }

  private boolean tooMany(long now) {
    for (Vendor.Rate rate : vendor.rates()) {
      long since = now - rate.within().toNanos();
      if (times.stream().filter(time -> time > since).count() > rate.most()) {
        return true;
      }
    }
    return false;
  }

  /** The next request of the sample's operation is answered with it. */
  public synchronized void answers(Vendor.Sample sample) {
    planned.add(new Planned(sample.operation(), sample.said(), sample.done(), false));
  }

  /** The next request of this operation is answered with a page that is not the system's own. */
  public synchronized void answersPage(String operation, int status) {
    String page = "<html><head><title>%d</title></head><body>nginx</body></html>".formatted(status);
    planned.add(new Planned(operation, new Said(status, Map.of(), null, page), false, false));
  }

  /** The next request of this operation is lost, and perhaps carried out. */
  public synchronized void loses(String operation, boolean done) {
    planned.add(new Planned(operation, null, done, true));
  }

  /** Nothing that was planned comes any more. */
  public synchronized void forgetPlans() {
    planned.clear();
  }

  /** No token holds any more. */
  public synchronized void expireTokens() {
    state.expire();
  }

  /** Tokens are issued, and none of them will hold. */
  public synchronized void refuseTokens() {
    state.refuse();
  }

  /** The first secret holds no more; the renewed one does. */
  public synchronized void rotate() {
    secret = vendor.auth().renewed();
  }

  /** How many tokens were issued. */
  public synchronized int tokensIssued() {
    return state.issued();
  }

  /** Whether tokens are issued at all. */
  public boolean issuesTokens() {
    return vendor.routes().stream()
        .anyMatch(route -> route.steps().stream().anyMatch(step -> step instanceof Step.Issue));
  }

  /** The orders. */
  public synchronized List<Seen> orders() {
    return play.orders();
  }

  /** A stranger's order that was there before. */
  public synchronized void stranger(String title, String description, String marker) {
    play.stranger(title, description, marker);
  }

  /**
   * A person does something with an order.
   *
   * @param id the system's id
   * @return false when the vendor file does not say how
   */
  public synchronized boolean person(Vendor.Act act, String id, String title, String description) {
    return play.person(act, id, title, description);
  }

  /** How many records it has, of whatever kind. */
  public synchronized int records() {
    return state.count();
  }

  /** All requests so far. */
  public synchronized List<Logged> log() {
    return List.copyOf(log);
  }

  /** What of the vendor file could not be played. */
  public synchronized List<String> broken() {
    return List.copyOf(broken);
  }
}
