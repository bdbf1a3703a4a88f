package dev.shopfloor.units;

/** What must be known beside a value before it can become one of another kind. */
public sealed interface Bridge {
  /**
   * The pressure of the air around, between gauge and absolute pressure.
   *
   * @param pascal absolute, above 0
   */
  record Ambient(double pascal) implements Bridge {
    /** The standard atmosphere. */
    public static final Ambient STANDARD = new Ambient(101_325);

    /** Refuses what is no pressure. */
    public Ambient {
      check(pascal, "pascal");
    }
  }

  /**
   * State of a flowing gas, between its flow and the one at 101,325 Pa and 0 °C. The gas is taken
   * as ideal: Q = Qn * pn/p * T/Tn.
   *
   * @param pascal its absolute pressure, above 0
   * @param kelvin its temperature, above 0
   */
  record Gas(double pascal, double kelvin) implements Bridge {
    /** Refuses what is no pressure or temperature. */
    public Gas {
      check(pascal, "pascal");
      check(kelvin, "kelvin");
    }
  }

  private static void check(double value, String name) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " " + value + ": must be above 0");
    }
  }
}
