package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.ScalarType;
import dev.shopfloor.cli.model.YamlNode.YamlScalar;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the OEE that is aimed at: a share, or a percentage with its sign. */
final class TargetReader {
  private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?) ?%");

  private TargetReader() {}

  /** The target as a share; 0 when there is none, or when it is wrong. */
  static double read(Section oee, Problems problems) {
    YamlNode node = oee.node("target");
    if (node == null) {
      return 0;
    }
    double target = node instanceof YamlScalar scalar ? share(scalar) : Double.NaN;
    if (Double.isNaN(target)) {
      oee.wrong(node, "no OEE", "write a share such as 0.85, or \"85 %\"");
      return 0;
    }
    if (target > 1) {
      problems.warning(
          node.place(),
          node.words() + ": a target above 1 is hardly ever met",
          "write a share such as 0.85, or \"85 %\"");
    }
    return target;
  }

  private static double share(YamlScalar scalar) {
    if (scalar.type() == ScalarType.TEXT) {
      Matcher match = PERCENT.matcher(scalar.text().strip());
      return match.matches() ? Double.parseDouble(match.group(1)) / 100 : Double.NaN;
    }
    return SHARE.matcher(scalar.text()).matches() ? Double.parseDouble(scalar.text()) : Double.NaN;
  }
}
