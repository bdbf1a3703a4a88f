package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.Machine.Kind;

/**
 * A machine's inside from moment to moment: what it has counted, how warm it is, how worn its tool
 * is. What it carries from hour to hour.
 */
final class Body {
  private static final long MINUTE = 60_000;

  private final Machine machine;
  private long total;
  private long scrap;
  private String product;
  private long untilPiece;
  private long badUntil;
  private double warmth;
  private double load;
  private double wander;
  private double wear;

  private Body(Machine machine, long total, long scrap, String product, long untilPiece) {
    this.machine = machine;
    this.total = total;
    this.scrap = scrap;
    this.product = product;
    this.untilPiece = untilPiece;
  }

  /** The machine before it is switched on. */
  static Body cold(Machine machine) {
    return switch (machine) {
      case PRESS01 -> new Body(machine, 184_203, 812, machine.firstProduct(), 900);
      case PRESS02 -> new Body(machine, 97_415, 455, machine.firstProduct(), 2_300);
      case MILL01 -> new Body(machine, 3_127, 41, machine.firstProduct(), 20_000);
      case MILL02 -> new Body(machine, 8_846, 96, machine.firstProduct(), 11_000);
      case WRAPPER01 -> new Body(machine, 1_204_377, 6_120, machine.firstProduct(), 700);
    };
  }

  Body copy() {
    Body copy = new Body(machine, total, scrap, product, untilPiece);
    copy.badUntil = badUntil;
    copy.warmth = warmth;
    copy.load = load;
    copy.wander = wander;
    copy.wear = wear;
    return copy;
  }

  /** Lets time pass in one state, up to {@code to}. */
  void pass(boolean runs, long from, long to, Chance chance) {
    long at = from;
    if (runs) {
      while (at + untilPiece < to) {
        at += untilPiece;
        piece(at, chance);
      }
      untilPiece -= to - at;
    }
    double minutes = (to - from) / (double) MINUTE;
    warmth += ((runs ? 1 : 0.25) - warmth) * (1 - StrictMath.exp(-minutes / 22));
    load += ((runs ? 1 : 0) - load) * (1 - StrictMath.exp(-minutes / 0.15));
    wander = wander * 0.93 + chance.noise() * 0.07;
  }

  private void piece(long at, Chance chance) {
    total++;
    wear += 1.0 / (machine.kind() == Kind.MILL ? 400 : 9_000);
    if (wear > 1) {
      wear = 0;
    }
    boolean settling = at < badUntil;
    if (chance.happens(settling ? 0.1 : 0.012)) {
      scrap++;
    }
    double slow = 1.04 + wear * 0.08 + chance.share() * 0.06;
    untilPiece = (long) (machine.rules().cycle(product) * slow);
  }

  /** Pieces are worse for a while after a long stop. */
  void restarted(long at) {
    badUntil = at + 3 * MINUTE;
  }

  void produce(String next) {
    product = next;
  }

  void resetCounters() {
    total = 0;
    scrap = 0;
  }

  long total() {
    return total;
  }

  long scrap() {
    return scrap;
  }

  String product() {
    return product;
  }

  /** From 0, cold, to 1, as warm as it gets. */
  double warmth() {
    return warmth;
  }

  /** From 0, at rest, to 1, at work. */
  double load() {
    return load;
  }

  /** A slow random drift around 0. */
  double wander() {
    return wander;
  }

  /** From 0, a new tool, to 1, one that is changed. */
  double wear() {
    return wear;
  }
}
