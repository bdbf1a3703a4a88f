package dev.shopfloor.cli.simulation;

import java.util.List;
import java.util.Map;

/** The machines, as the plant file of the simulation describes them. */
enum Machine {
  PRESS01("stamping", "press01", Kind.PRESS, "bracket-a", 1_700, 0, 600_000),
  PRESS02("stamping", "press02", Kind.PRESS, "bracket-a", 6_200, -3_000, 600_000),
  MILL01("machining", "mill01", Kind.MILL, "O1200", 4_400, 0, 600_000),
  MILL02("machining", "mill02", Kind.MILL, "O2400", 7_100, 0, 600_000),
  WRAPPER01("packaging", "wrapper01", Kind.WRAPPER, "", 2_900, 0, 300_000);

  static final String SITE = "chemnitz";
  static final List<String> LINES = List.of("machining", "stamping", "packaging");

  /** Between two messages with all values, ms: each costs the back-fill its time. */
  static final long EVERY = 20_000;

  private static final long MINOR_STOP = 120_000;

  private final String line;
  private final String id;
  private final Kind kind;
  private final String firstProduct;
  private final long phase;
  private final long clock;
  private final long stopAlertAfter;

  Machine(
      String line,
      String id,
      Kind kind,
      String firstProduct,
      long phase,
      long clock,
      long stopAlertAfter) {
    this.line = line;
    this.id = id;
    this.kind = kind;
    this.firstProduct = firstProduct;
    this.phase = phase;
    this.clock = clock;
    this.stopAlertAfter = stopAlertAfter;
  }

  /** What all machines of a type have in common. */
  enum Kind {
    PRESS("1", "2", "3", 4_000),
    MILL("ACTIVE", "READY", "INTERRUPTED", 45_000),
    WRAPPER("Execute", "Suspended", "Aborted", 2_000);

    private final String run;
    private final String wait;
    private final String fault;
    private final long ownCycle;

    Kind(String run, String wait, String fault, long ownCycle) {
      this.run = run;
      this.wait = wait;
      this.fault = fault;
      this.ownCycle = ownCycle;
    }

    /** Ideal cycle by product, ms. */
    Map<String, Long> cycles() {
      return switch (this) {
        case PRESS -> Map.of("bracket-a", 4_000L, "bracket-b", 6_000L);
        case MILL -> Map.of("O1200", 45_000L, "O2400", 30_000L);
        case WRAPPER -> Map.of();
      };
    }

    String run() {
      return run;
    }

    String waiting() {
      return wait;
    }

    String fault() {
      return fault;
    }
  }

  String line() {
    return line;
  }

  String id() {
    return id;
  }

  /** {@code site/asset}. */
  String asset() {
    return SITE + "/" + id;
  }

  String topic() {
    return "plant/" + SITE + "/" + line + "/" + id + "/data";
  }

  Kind kind() {
    return kind;
  }

  /** The product at the start; empty for a machine that names none. */
  String firstProduct() {
    return firstProduct;
  }

  String otherProduct(String product) {
    return kind.cycles().keySet().stream()
        .filter(other -> !other.equals(product))
        .findFirst()
        .orElse(product);
  }

  /** When in every twenty seconds it sends, ms. */
  long phase() {
    return phase;
  }

  /** What its clock is ahead of the true time, ms. */
  long clock() {
    return clock;
  }

  /** A fault that lasts this long becomes a work order, ms. */
  long stopAlertAfter() {
    return stopAlertAfter;
  }

  /** The state during a changeover: only press01's controller has one of its own for it. */
  String changeover() {
    return this == PRESS01 ? "4" : kind.wait;
  }

  /** Whether its crew goes on in the break. */
  boolean runsThroughBreak() {
    return this == WRAPPER01;
  }

  Rules rules() {
    Map<String, TimeUse> states =
        this == PRESS01
            ? Map.of("1", TimeUse.RUN, "2", TimeUse.WAIT, "3", TimeUse.FAULT, "4", TimeUse.SETUP)
            : Map.of(kind.run, TimeUse.RUN, kind.wait, TimeUse.WAIT, kind.fault, TimeUse.FAULT);
    return new Rules(states, kind.cycles(), kind.ownCycle, MINOR_STOP);
  }
}
