package dev.shopfloor.units;

import java.text.Normalizer;
import java.util.Locale;

/** Brings the ways of writing one unit together. */
final class UnitText {
  /** Longer texts are no units. */
  static final int LONGEST = 64;

  private static final String DOTS = "·⋅∙•×*";
  private static final String SLASHES = "∕÷⁄";
  private static final String LOST = "?\uFFFD";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  // what NFKC would leave as it is
  private static final String SETTLED = "°ΔΩ‰äöüßÄÖÜ";
  private static final int SHORTEST_FOLDED = 3;

  private UnitText() {}

  /** The unit's text without what does not tell units apart; letters keep their case. */
  static String normal(String text) {
    String mended = plain(text, "") ? text : mend(text);
    StringBuilder normal = new StringBuilder(mended.length());
    for (int i = 0; i < mended.length(); i++) {
      append(normal, mended.charAt(i));
    }
    int end = normal.length();
    if (end > 0 && normal.charAt(end - 1) == ' ') {
      normal.setLength(end - 1);
    }
    return lostDegree(normal.toString());
  }

  private static void append(StringBuilder normal, char c) {
    char last = normal.isEmpty() ? ' ' : normal.charAt(normal.length() - 1);
    if (Character.isWhitespace(c)) {
      if (last != ' ' && last != '/' && last != '.' && last != '°') {
        normal.append(' ');
      }
      return;
    }
    // m^2 is m2, but 10^6 and 10*6 are powers of ten, which no unit here needs
    boolean power = ten(normal);
    if (c == '^' && !power) {
      return;
    }
    if ((c == '/' || c == '*') && last == ' ' && !normal.isEmpty()) {
      normal.setLength(normal.length() - 1);
    }
    normal.append(c == '*' && !power ? '.' : c);
  }

  private static boolean ten(StringBuilder normal) {
    int length = normal.length();
    return length >= 2 && normal.charAt(length - 2) == '1' && normal.charAt(length - 1) == '0';
  }

  private static boolean plain(String text, String beside) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && beside.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String mend(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      // UTF-8 read as Latin-1: its second byte is the letter meant, or all but
      if (c == 'Â' && "°º²³µ·".indexOf(next) >= 0) {
        continue;
      }
      if (c == 'Î' && (next == '¼' || next == '©')) {
        mended.append(next == '¼' ? 'u' : 'Ω');
        i++;
        continue;
      }
      mended.append(replaced(c));
    }
    String known = mended.toString();
    // its first use takes longer than to read the whole table
    return plain(known, SETTLED)
        ? known
        : Normalizer.normalize(known, Normalizer.Form.NFKC).replace('μ', 'u');
  }

  private static String replaced(char c) {
    int digit = SUPERSCRIPTS.indexOf(c);
    if (digit >= 0) {
      return String.valueOf(digit);
    }
    if (DOTS.indexOf(c) >= 0) {
      return "*";
    }
    if (SLASHES.indexOf(c) >= 0) {
      return "/";
    }
    return switch (c) {
      case 'º', '˚' -> "°";
      case '℃' -> "°C";
      case '℉' -> "°F";
      case 'µ', 'μ' -> "u";
      case '\u2126' -> "Ω";
      case '∆' -> "Δ";
      case '⁻', '−' -> "-";
      case '″', '”', '“' -> "\"";
      case '\u00A0' -> " ";
      case '\uFEFF', '\u200B' -> "";
      default -> String.valueOf(c);
    };
  }

  /** A degree sign lost to a 7-bit code page. */
  private static String lostDegree(String text) {
    if (text.length() < 2 || LOST.indexOf(text.charAt(0)) < 0) {
      return text;
    }
    boolean scale = text.charAt(1) == 'C' || text.charAt(1) == 'F';
    boolean ends = text.length() == 2 || text.charAt(2) == '/';
    return scale && ends ? "°" + text.substring(1) : text;
  }

  /**
   * The text in lower case where case cannot tell units apart: in runs of three letters and more,
   * but for a first m or M, which may be a prefix. So mW stays apart from MW, and s from S.
   */
  static String folded(String normal) {
    StringBuilder folded = new StringBuilder(normal);
    int from = 0;
    for (int i = 0; i <= normal.length(); i++) {
      if (i < normal.length() && Character.isLetter(normal.charAt(i))) {
        continue;
      }
      if (i - from >= SHORTEST_FOLDED) {
        boolean prefix = Character.toLowerCase(normal.charAt(from)) == 'm';
        int first = prefix ? from + 1 : from;
        for (int letter = first; letter < i; letter++) {
          folded.setCharAt(letter, Character.toLowerCase(normal.charAt(letter)));
        }
      }
      from = i + 1;
    }
    return folded.toString();
  }

  /** The text in upper case, the same everywhere. */
  static String upper(String normal) {
    return normal.toUpperCase(Locale.ROOT);
  }
}
