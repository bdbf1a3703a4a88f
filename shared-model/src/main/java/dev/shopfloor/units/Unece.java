package dev.shopfloor.units;

import java.util.Optional;

/**
 * The common codes of UNECE's Recommendation 20, which OPC UA sends as {@code unitId}. They are not
 * spellings: {@code PS} is pound-force per square inch here and metric horsepower elsewhere.
 */
public final class Unece {
  /** The namespace in which OPC UA's {@code unitId} is such a code. */
  public static final String NAMESPACE = "http://www.opcfoundation.org/UA/units/un/cefact";

  private static final int LONGEST = 3;

  private Unece() {}

  /**
   * The unit of OPC UA's engineering units: the bytes of the code, the first one highest.
   *
   * @param namespaceUri another one than {@link #NAMESPACE} says nothing known here
   * @param unitId -1 for none
   */
  public static Optional<Unit> unit(String namespaceUri, int unitId) {
    return namespaceUri.equals(NAMESPACE) ? unit(unitId) : Optional.empty();
  }

  /** The unit of this {@code unitId}, its namespace being known to be {@link #NAMESPACE}. */
  public static Optional<Unit> unit(int unitId) {
    StringBuilder code = new StringBuilder(LONGEST);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      int character = unitId >>> shift & 0xFF;
      if (character != 0 || !code.isEmpty()) {
        code.append((char) character);
      }
    }
    return unit(code.toString());
  }

  /** The unit of this code, in capital letters and digits. */
  public static Optional<Unit> unit(String code) {
    return Optional.ofNullable(UnitTable.shared().unece(code)).map(Meaning::unit);
  }
}
