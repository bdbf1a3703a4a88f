package dev.shopfloor.oee;

/**
 * What all ratios are made of. Bases of disjoint windows and of different assets add up; ratios
 * never do. All are ns.
 *
 * @param calendar all time of the window so far
 * @param planned planned busy time (ISO 22400 PBT), by the policy
 * @param run actual production time (ISO 22400 APT), minor stops included
 * @param setup setup inside the planned time that is no run time
 * @param unknown time of which nothing is known and that the policy excludes
 * @param ideal ideal time of all pieces made in known time; of those whose cycle is known
 * @param goodIdeal ideal time of the good ones
 * @param startupIdeal ideal time of the bad ones that were counted during setup
 * @param ideals whether a count is connected and the cycle of every piece is known; else the three
 *     before it mean nothing
 */
public record Bases(
    long calendar,
    long planned,
    long run,
    long setup,
    long unknown,
    long ideal,
    long goodIdeal,
    long startupIdeal,
    boolean ideals) {
  /** Nothing at all; what sums begin with. */
  public static final Bases NONE = new Bases(0, 0, 0, 0, 0, 0, 0, 0, true);

  /** The sum; ideal times mean something only where both sides' do. */
  public Bases plus(Bases other) {
    return new Bases(
        calendar + other.calendar,
        planned + other.planned,
        run + other.run,
        setup + other.setup,
        unknown + other.unknown,
        ideal + other.ideal,
        goodIdeal + other.goodIdeal,
        startupIdeal + other.startupIdeal,
        ideals && other.ideals);
  }
}
