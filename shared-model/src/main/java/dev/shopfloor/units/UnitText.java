package dev.shopfloor.units;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Brings the ways of writing one unit together. */
final class UnitText {
  private static final Pattern PRODUCT = Pattern.compile(" *[·⋅*] *");
  private static final Pattern QUOTIENT = Pattern.compile(" */ *");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private UnitText() {}

  /** The unit's text without what does not tell units apart; letters keep their case. */
  static String normal(String text) {
    // UTF-8 read as Latin-1, and a degree sign lost to a 7-bit code page
    String mended = text.replace("Â°", "°");
    if (mended.equals("?C") || mended.equals("?F")) {
      mended = "°" + mended.charAt(1);
    }
    // NFKC would part the degree sign's look-alikes from it, and join ℃, ², µ and Ω to one form
    String folded = Normalizer.normalize(mended.replace('º', '°'), Normalizer.Form.NFKC);
    String product = PRODUCT.matcher(folded).replaceAll(".");
    String quotient = QUOTIENT.matcher(product).replaceAll("/");
    return BLANKS.matcher(quotient).replaceAll(" ").replace("^", "").strip();
  }
}
