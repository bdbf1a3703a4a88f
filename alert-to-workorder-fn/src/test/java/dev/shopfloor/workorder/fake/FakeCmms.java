package dev.shopfloor.workorder.fake;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system that speaks like a real one and fails as told. It has no clock, no chance
 * and no threads of its own: the same calls at the same times bring the same answers.
 */
public final class FakeCmms {
  private final LongSupplier now;
  private final Personality personality;
  private final Switches switches = new Switches();
  private final Records records;
  private final Sessions sessions;
  private final Gate gate;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private final Map<Call.Kind, Integer> counts = new EnumMap<>(Call.Kind.class);
  private Faults faults = Faults.NONE;
  private LongConsumer passing = nanos -> {};
  private long then;

  private FakeCmms(Personality personality, LongSupplier now) {
    this.personality = personality;
    this.now = now;
    personality.set(switches);
    records = new Records(switches, this::now);
    sessions = new Sessions(this::now);
    gate = new Gate(personality.rates());
  }

  /**
   * A call that came in.
   *
   * @param call what was asked
   * @param kind what it was
   * @param fault what went wrong; null for nothing
   * @param status what was answered; 0 for nothing
   */
  public record Seen(Call call, Call.Kind kind, @Nullable Fault fault, int status) {}

  private record Late(long at, Call call, Call.Kind kind) {}

  /** What becomes of a call: an answer, or a connection that breaks or is never made. */
  sealed interface Outcome {
    record Replied(Reply reply) implements Outcome {}

    record Broken(String why) implements Outcome {}

    record NoConnection(String why) implements Outcome {}
  }

  /**
   * A maintenance system.
   *
   * @param profile the name of the profile that it is the other side of
   * @param now the present, ns since the epoch
   */
  public static FakeCmms of(String profile, LongSupplier now) {
    Personality personality =
        switch (profile) {
          case "atlas" -> new Atlas();
          case "maintainx" -> new MaintainX();
          case "factory-ai" -> new FactoryAi();
          case "plant-cmms" -> new SmallCmms();
          case "webhook" -> new Webhook();
          case "unforgiving" -> new Unforgiving();
          default -> throw new IllegalArgumentException("no personality \"" + profile + '"');
        };
    return new FakeCmms(personality, now);
  }

  /** Without a socket: what the exchange of a network would answer. */
  public Exchange exchange() {
    return this::send;
  }

  /** Says what goes wrong from now on. */
  public FakeCmms failing(Faults wrong) {
    faults = wrong;
    return this;
  }

  /** Is told how long an answer takes, ns, before it is given; for clocks that can be moved. */
  public FakeCmms whileWaiting(LongConsumer moved) {
    passing = moved;
    return this;
  }

  /** How it behaves. */
  public Switches switches() {
    return switches;
  }

  /** Who may call it. */
  public Sessions sessions() {
    return sessions;
  }

  /** The calls that came in, oldest first. */
  public synchronized List<Seen> calls() {
    return List.copyOf(seen);
  }

  /** How many calls of this kind came in. */
  public synchronized int calls(Call.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** The most calls that came in within 60 s, whatever was answered. */
  public synchronized int mostInAMinute() {
    int most = 0;
    int first = 0;
    for (int last = 0; last < seen.size(); last++) {
      while (seen.get(last).call().at() - seen.get(first).call().at()
          >= Duration.ofMinutes(1).toNanos()) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** All orders, also those that searches cannot see yet, oldest first. */
  public synchronized List<FakeOrder> orders() {
    carryOutLate();
    return records.all();
  }

  /** The orders that carry exactly this marker, oldest first. */
  public synchronized List<FakeOrder> orders(String marker) {
    return orders().stream().filter(order -> order.markers().contains(marker)).toList();
  }

  /** Adds an asset that is found by this text; its id in the system. */
  public synchronized long addAsset(String key) {
    return records.addAsset(key);
  }

  /** A person works on an order, completes it, gives it up or opens it again. */
  public synchronized void stage(FakeOrder order, FakeOrder.Stage stage, String by) {
    if (stage == FakeOrder.Stage.CANCELLED && !personality.cancels()) {
      records.remove(order);
    } else {
      records.stage(order, stage, by);
    }
  }

  /** A person deletes an order. */
  public synchronized void delete(FakeOrder order) {
    records.remove(order);
  }

  /** A person gives an order another title. */
  public synchronized void retitle(FakeOrder order, String title) {
    order.title = title;
    records.touch(order);
  }

  /** A person gives an order another priority, in the system's words. */
  public synchronized void prioritise(FakeOrder order, String priority) {
    records.prioritise(order, priority);
  }

  /** A person rewrites what an order says, and its marker is gone. */
  public synchronized void unmark(FakeOrder order) {
    order.title = unmarked(order.title);
    order.description = order.description == null ? null : unmarked(order.description);
    order.fields.replaceAll((name, value) -> value instanceof String text ? unmarked(text) : value);
    records.touch(order);
  }

  private static String unmarked(String text) {
    return FakeOrder.MARKER.matcher(text).replaceAll("");
  }

  Records records() {
    return records;
  }

  /** The present; what is done late is done at its own time, whenever somebody looks. */
  long now() {
    return then == 0 ? now.getAsLong() : then;
  }

  private Answer send(Request request, Cmms.Limit limit) {
    return switch (handle(Call.of(request, now()))) {
      case Outcome.NoConnection(String why) -> new Answer.NotSent(why);
      case Outcome.Broken(String why) -> new Answer.Lost(why);
      case Outcome.Replied(Reply reply) -> {
        if (reply.delay().compareTo(limit.time()) >= 0) {
          passing.accept(limit.time().toNanos());
          yield new Answer.Lost("no answer within " + limit.time().toMillis() + " ms");
        }
        passing.accept(reply.delay().toNanos());
        yield new Answer.Answered(reply.status(), reply.headers(), reply.body());
      }
    };
  }

  /** Takes a call, from wherever it came. */
  synchronized Outcome handle(Call call) {
    carryOutLate();
    Call.Kind kind = personality.kind(call);
    Fault fault = faults.on(kind, counts.merge(kind, 1, Integer::sum));
    Outcome outcome =
        fault == null ? new Outcome.Replied(work(call, kind)) : fail(call, kind, fault);
    int status = outcome instanceof Outcome.Replied(Reply reply) ? reply.status() : 0;
    seen.add(new Seen(call, kind, fault, status));
    return outcome;
  }

  private Outcome fail(Call call, Call.Kind kind, Fault fault) {
    return switch (fault) {
      case COMMIT_THEN_DROP -> {
        work(call, kind);
        yield new Outcome.Broken("connection lost: EOF reached while reading");
      }
      case COMMIT_THEN_500 -> {
        work(call, kind);
        yield new Outcome.Replied(Reply.page(500, "<h1>Internal Server Error</h1>"));
      }
      case COMMIT_THEN_NONSENSE -> {
        Reply reply = work(call, kind);
        yield new Outcome.Replied(
            reply.succeeded() ? Reply.page(reply.status(), "<html>welcome</html>") : reply);
      }
      case COMMIT_LATER -> {
        late.add(new Late(call.at() + switches.lateness.getAsLong(), call, kind));
        yield new Outcome.Replied(Reply.empty(504).after(Duration.ofHours(1)));
      }
      case SLOW -> new Outcome.Replied(work(call, kind).after(switches.slow));
      case DROP -> new Outcome.Broken("connection lost: Connection reset");
      case ERROR_500 -> new Outcome.Replied(Reply.page(500, "<h1>Internal Server Error</h1>"));
      case BUSY_503 -> new Outcome.Replied(Reply.page(503, "<h1>Service Unavailable</h1>"));
      case THROTTLE -> new Outcome.Replied(throttled());
      case EXPIRED -> {
        sessions.expireAll();
        yield new Outcome.Replied(personality.expired());
      }
      case ERROR_IN_BODY -> new Outcome.Replied(personality.errorInBody());
      case UNREACHABLE -> new Outcome.NoConnection("no connection: Connection refused");
      case REDIRECT ->
          new Outcome.Replied(
              Reply.empty(302).with("location", "https://login.example/?return=work-orders"));
      case NO_SUCH_PAGE -> new Outcome.Replied(Reply.page(404, "<h1>404 Not Found</h1>"));
    };
  }

  private Reply work(Call call, Call.Kind kind) {
    if (!gate.pass(kind == Call.Kind.SIGN_IN, call.at())) {
      return throttled();
    }
    try {
      return personality.answer(call, kind, this);
    } catch (Reply.Rejection rejected) {
      return rejected.reply();
    } catch (Call.MalformedException malformed) {
      return personality.malformed();
    }
  }

  private Reply throttled() {
    Reply said = personality.throttled(this);
    Reply reply = switches.throttlesWith403 ? said.as(403) : said;
    Duration after = switches.retryAfter;
    return after == null ? reply : reply.with("retry-after", Long.toString(after.toSeconds()));
  }

  private void carryOutLate() {
    for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
      Late waiting = each.next();
      if (waiting.at <= now()) {
        each.remove();
        then = waiting.at;
        work(waiting.call, waiting.kind);
        then = 0;
      }
    }
  }
}
