package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.CodePoints;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets and e-mail addresses out of words that others wrote: a maintenance system may
 * repeat what it was sent, and its words go to the audit, to the log and to the bus.
 */
public final class Redactor {
  /** What stands in place of what is hidden. */
  public static final String HIDDEN = "***";

  // a body may be a megabyte, of which a few hundred code points are ever shown
  private static final int MOST_READ = 16_384;
  // a shorter one would blot out every word that it is part of
  private static final int SHORTEST = 4;
  private static final int EMAIL_LENGTH = 320;

  // lengths are bounded, or the search would take the square of a hostile text's length
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}(?:@|%40|&#64;)"
              + "[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,8}");
  // a word after it that is no credential, as in "Basic authentication", has neither digit nor sign
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "\\b(Basic|Bearer)\\s+(?=[A-Za-z]{0,256}(?:[0-9+/=_~]|[.-][A-Za-z0-9]))"
              + "[A-Za-z0-9+/=._~-]{8,4096}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JWT =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{4,4096}\\.[A-Za-z0-9_-]{0,8192}(?:\\.[A-Za-z0-9_-]{0,1024})?");
  private static final Pattern CONTROL = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  private final List<String> secrets;

  /**
   * Hides these besides e-mail addresses, Basic and Bearer values and signed tokens.
   *
   * @param secrets as {@link Credentials#secrets()} has them; also hidden as they look in JSON, in
   *     HTML, in an address and in Base64
   */
  public Redactor(Collection<String> secrets) {
    Set<String> forms = new LinkedHashSet<>();
    secrets.stream().filter(secret -> !secret.isBlank()).forEach(secret -> addForms(secret, forms));
    // the longest first: a secret may be part of another
    this.secrets =
        forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** The same text without them. */
  public String hide(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden =
          secret.length() < SHORTEST
              ? Pattern.compile(
                      "(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])")
                  .matcher(hidden)
                  .replaceAll(HIDDEN)
              : hidden.replace(secret, HIDDEN);
    }
    hidden = AUTHORIZATION.matcher(hidden).replaceAll("$1 " + HIDDEN);
    hidden = JWT.matcher(hidden).replaceAll(HIDDEN);
    return EMAIL.matcher(hidden).replaceAll(HIDDEN);
  }

  /**
   * The text as one line without them and without control characters.
   *
   * @param most its most code points, 1 or more
   */
  public String line(String text, int most) {
    boolean whole = text.length() <= MOST_READ;
    String hidden = hide(whole ? text : text.substring(0, MOST_READ));
    if (!whole) {
      // the cut may have gone through a secret, whose first part is then still there
      hidden = hidden.substring(0, Math.max(0, hidden.length() - longest()));
    }
    String line = CONTROL.matcher(hidden).replaceAll(" ").strip();
    return CodePoints.cut(line, most);
  }

  private int longest() {
    return secrets.isEmpty() ? EMAIL_LENGTH : Math.max(EMAIL_LENGTH, secrets.getFirst().length());
  }

  private static void addForms(String secret, Set<String> forms) {
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    forms.add(html);
    forms.add(html.replace("\"", "&quot;").replace("'", "&#39;"));
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }
}
