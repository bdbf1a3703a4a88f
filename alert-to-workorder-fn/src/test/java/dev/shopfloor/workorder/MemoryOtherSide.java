package dev.shopfloor.workorder;

import static dev.shopfloor.workorder.Given.MINUTE;
import static dev.shopfloor.workorder.Given.SECOND;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A maintenance system in memory that fails in every way, each call one step. */
final class MemoryOtherSide implements OtherSide {
  final MemoryCmms cmms;
  private final Random random;
  private final TestClock clock;
  private final List<Commit> commits = new ArrayList<>();
  private boolean calm;

  private record Commit(Cmms.Draft draft, long at) {}

  /**
   * A system.
   *
   * @param declared how long a search may not see an order, as the system says
   * @param lag how long it does not in truth at most, ns
   */
  MemoryOtherSide(TestClock clock, Random random, Duration declared, long lag) {
    this.clock = clock;
    this.random = random;
    cmms = new MemoryCmms(clock::now);
    cmms.searchLag = declared;
    cmms.lag = () -> random.nextLong(lag + 1);
  }

  @Override
  public Cmms cmms(Runnable step) {
    Failing failing = new Failing();
    return (Cmms)
        Proxy.newProxyInstance(
            Cmms.class.getClassLoader(),
            new Class<?>[] {Cmms.class},
            (proxy, method, arguments) -> {
              if (method.getParameterCount() == 0) {
                return method.invoke(failing, arguments);
              }
              step.run();
              try {
                Object answer = method.invoke(failing, arguments);
                step.run();
                return answer;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  @Override
  public List<Made> orders() {
    commitLate();
    return cmms.records.stream()
        .map(row ->
            new Made(
                row.id,
                row.order().number(),
                row.draft.marker(),
                row.draft.description(20_000),
                List.copyOf(row.comments.values()),
                row.ending))
        .toList();
  }

  @Override
  public void finish(Made order, boolean cancelled) {
    cmms.finish(cmms.record(order.id()), cancelled);
  }

  @Override
  public void edit(Made order, Edit edit) {
    cmms.records.stream()
        .filter(row -> row.id.equals(order.id()) && edit.fits(row.open()))
        .findFirst()
        .ifPresent(row -> cmms.edit(row, edit));
  }

  @Override
  public boolean tellsChanges() {
    return true;
  }

  @Override
  public void calm() {
    calm = true;
  }

  private void commitLate() {
    commits.removeIf(commit -> {
      if (commit.at > clock.now()) {
        return false;
      }
      cmms.commit(commit.draft, commit.at);
      return true;
    });
  }

  /** The system as the network and its operators make it. */
  private final class Failing implements Cmms {
    @Override
    public String profile() {
      return cmms.profile();
    }

    @Override
    public Duration settling() {
      return cmms.settling();
    }

    @Override
    public Finding findByMarker(String marker, Limit limit) {
      commitLate();
      Problem problem = harmless();
      return problem == null ? cmms.findByMarker(marker, limit) : problem;
    }

    @Override
    public Finding read(Order order, Limit limit) {
      Problem problem = harmless();
      return problem == null ? cmms.read(order, limit) : problem;
    }

    @Override
    public Reading changedSince(long since, Limit limit) {
      commitLate();
      Problem problem = harmless();
      return problem == null ? cmms.changedSince(since, limit) : problem;
    }

    @Override
    public Creating create(Draft draft, Limit limit) {
      Problem problem = harmless();
      if (problem != null) {
        return problem;
      }
      if (calm) {
        return cmms.create(draft, limit);
      }
      return switch (random.nextInt(8)) {
        case 0 -> {
          cmms.create(draft, limit);
          yield new Ambiguous("made, answer lost");
        }
        case 1 -> new Ambiguous("not made, answer lost");
        case 2 -> {
          // we give up, and the order is made some time later all the same
          clock.pass(Math.min(limit.time().toNanos(), 15 * SECOND));
          commits.add(
              new Commit(draft, clock.now() + random.nextLong(MemoryCmms.IN_FLIGHT.toNanos())));
          yield new Ambiguous("no answer in time");
        }
        case 3 -> {
          // the worker dies while the order is being made
          commits.add(
              new Commit(draft, clock.now() + random.nextLong(MemoryCmms.IN_FLIGHT.toNanos())));
          throw new Interleaving.Death();
        }
        case 4 -> new Refused("not today");
        default -> cmms.create(draft, limit);
      };
    }

    @Override
    public Changing comment(Order order, String text, String externalId, Limit limit) {
      Problem problem = harmless();
      if (problem != null) {
        return problem;
      }
      Changing done = cmms.comment(order, text, externalId, limit);
      return !calm && random.nextInt(8) == 0 ? new Ambiguous("answer lost") : done;
    }

    @Override
    public Changing raisePriority(Order order, Priority priority, Limit limit) {
      Problem problem = harmless();
      return problem == null ? cmms.raisePriority(order, priority, limit) : problem;
    }

    private Problem harmless() {
      if (calm) {
        return null;
      }
      return switch (random.nextInt(16)) {
        case 0 -> new Unreached("down");
        case 1 -> new Throttled(random.nextLong(2 * MINUTE), "429");
        case 2 -> new Unauthorized("401");
        default -> null;
      };
    }
  }
}
