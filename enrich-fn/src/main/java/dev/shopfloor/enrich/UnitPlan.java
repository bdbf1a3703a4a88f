package dev.shopfloor.enrich;

import dev.shopfloor.model.Flag;
import dev.shopfloor.plant.TagSpec;
import dev.shopfloor.plant.ValueType;
import dev.shopfloor.units.MessageUnits;
import dev.shopfloor.units.UnitConversion;
import org.jspecify.annotations.Nullable;

/**
 * What the unit that a message names means for a tag.
 *
 * <p>The plant model counts before the message: a unit that it says is sent is believed, and a
 * message that names another one is flagged. A message tells the unit where the plant model is
 * silent.
 *
 * @param conversion from the unit sent to the unit stored; null when they are the same, or when the
 *     one sent is not known
 * @param stored the unit of the value kept; null for none
 * @param kept the unit sent where it must stay beside the value, because it is not known; else null
 * @param flags mask of {@link Flag} bits
 * @param refusal why the value cannot be stored at all, one sentence; else null
 */
record UnitPlan(
    TagSpec.@Nullable Conversion conversion,
    @Nullable String stored,
    @Nullable String kept,
    int flags,
    @Nullable String refusal) {

  /** The plan of a tag for a unit in a message; null where the message says nothing of it. */
  static @Nullable UnitPlan of(@Nullable String sent, TagSpec tag, MessageUnits units) {
    boolean number = tag.type() == ValueType.NUMBER || tag.type() == ValueType.INTEGER;
    if (sent == null || !number || MessageUnits.unsaid(sent)) {
      return null;
    }
    String declared = tag.sent();
    if (declared != null) {
      return declared(sent, declared, tag, units);
    }
    String stored = tag.unit();
    return stored == null ? undeclared(sent, units) : told(sent, stored, units);
  }

  private static UnitPlan declared(String sent, String declared, TagSpec tag, MessageUnits units) {
    boolean same =
        sent.equals(declared)
            || units.conversion(sent, declared) instanceof UnitConversion.Identity;
    return new UnitPlan(
        tag.conversion(), tag.unit(), null, same ? 0 : Flag.UNIT_CONFLICT.bit(), null);
  }

  private static UnitPlan told(String sent, String stored, MessageUnits units) {
    return switch (units.conversion(sent, stored)) {
      case UnitConversion.Identity same ->
          new UnitPlan(null, stored, null, bit(same.guessed()), null);
      case UnitConversion.Affine affine ->
          new UnitPlan(
              new TagSpec.Conversion(affine.from().code(), affine.factor(), affine.offset()),
              stored,
              null,
              bit(affine.guessed()),
              null);
      case UnitConversion.Refused(String reason) -> new UnitPlan(null, stored, null, 0, reason);
      case UnitConversion.Unknown unknown ->
          sent.equals(stored)
              ? new UnitPlan(null, stored, null, 0, null)
              : new UnitPlan(null, stored, sent, Flag.UNIT_UNKNOWN.bit(), null);
    };
  }

  private static UnitPlan undeclared(String sent, MessageUnits units) {
    return units
        .find(sent)
        .map(known -> new UnitPlan(null, known.unit().code(), null, bit(known.guessed()), null))
        .orElseGet(() -> new UnitPlan(null, sent, null, Flag.UNIT_UNKNOWN.bit(), null));
  }

  private static int bit(boolean guessed) {
    return guessed ? Flag.UNIT_GUESSED.bit() : 0;
  }
}
