package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.model.Value;
import dev.shopfloor.units.Unece;
import dev.shopfloor.units.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The unit of a field: the EUInformation among the properties of its metadata. */
final class EngineeringUnit {
  private static final int LONGEST = 64;

  private EngineeringUnit() {}

  /** The unit as the unit core can read it, or null when the field has none. */
  static @Nullable String of(Doc.Obj field) {
    if (field.get("Properties") instanceof Doc.Arr(List<Doc> properties)) {
      for (Doc property : properties) {
        if (property instanceof Doc.Obj object && isUnit(object.get("Key"))) {
          Doc.Obj information = information(object.get("Value"));
          return information == null ? null : unit(information);
        }
      }
    }
    return null;
  }

  /** A qualified name is an object, or since version 1.05 a text that may begin with its index. */
  private static boolean isUnit(@Nullable Doc key) {
    String name = key instanceof Doc.Obj object ? Texts.of(object.get("Name")) : Texts.of(key);
    return name != null && (name.equals("EngineeringUnits") || name.endsWith(":EngineeringUnits"));
  }

  /** What stands within a Variant, an ExtensionObject or both. */
  private static Doc.@Nullable Obj information(@Nullable Doc value) {
    Doc at = value;
    while (at instanceof Doc.Obj object) {
      if (object.get("UnitId") != null || object.get("DisplayName") != null) {
        return object;
      }
      at = object.get("Body") != null ? object.get("Body") : object.get("Value");
    }
    return null;
  }

  /**
   * The one place that decides which of its names a unit goes by: what the UNECE code stands for,
   * as long as we know it, because a display name is for people and in their language.
   */
  private static @Nullable String unit(Doc.Obj information) {
    String namespace = Texts.of(information.get("NamespaceUri"));
    Integer id = id(information.get("UnitId"));
    Unit known = namespace == null || id == null ? null : Unece.unit(namespace, id).orElse(null);
    return known == null ? displayed(information) : known.code();
  }

  private static @Nullable Integer id(@Nullable Doc sent) {
    return Scalar.of(sent) instanceof Scalar.Good(Value.Whole(long id)) && id == (int) id
        ? (int) id
        : null;
  }

  private static @Nullable String displayed(Doc.Obj information) {
    String name = Variant.text(information.get("DisplayName"));
    return name == null || name.isBlank() || name.length() > LONGEST ? null : name.strip();
  }
}
