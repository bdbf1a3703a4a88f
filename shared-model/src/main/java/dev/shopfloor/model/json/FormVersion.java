package dev.shopfloor.model.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The version of a form, and who may read it: see docs/adr/0019.
 *
 * <p>Forms only grow, so {@code v} alone is no reason to refuse: a reader takes what it knows of a
 * later version. A writer that has to be understood in full says in {@code needs} which version a
 * reader must know. What a later release wrote and this one cannot read waits for that release.
 */
public final class FormVersion {
  private static final String VERSION = "v";
  private static final String NEEDS = "needs";

  private FormVersion() {}

  /** Checks the value of {@code v}: whole, and 1 or more. */
  static void version(JsonParser json) throws IOException {
    long version = Json.whole(json, VERSION);
    if (version < 1) {
      throw new IOException("\"v\" is " + version + "; versions begin with 1");
    }
  }

  /**
   * Checks the value of {@code needs}.
   *
   * @param known the newest version that the reader knows
   * @throws NewerFormException when a later one is needed
   */
  public static void needs(JsonParser json, long known) throws IOException {
    long needs = Json.whole(json, NEEDS);
    if (needs > known) {
      throw new NewerFormException(needs, known, null);
    }
  }

  /**
   * Tells what could not be read because it is new from what nobody can read.
   *
   * @param text one JSON object that could not be used
   * @param known the newest version that the reader knows
   * @param unreadable why not
   * @throws NewerFormException when the text is whole and of a later version
   */
  public static void throwIfNewer(String text, long known, Exception unreadable)
      throws NewerFormException {
    long version;
    try (JsonParser json = Json.factory().createParser(text)) {
      version = of(json);
    } catch (IOException broken) {
      return;
    }
    if (version > known) {
      throw new NewerFormException(version, known, unreadable);
    }
  }

  /**
   * The version that an object says it is of, or needs, whichever is later; 0 when it says none.
   *
   * @param json stands before or on the opening brace, and afterwards on the closing one
   * @throws IOException when it is no object, or not whole
   */
  public static long of(JsonParser json) throws IOException {
    Json.enterObject(json);
    long version = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      boolean said = name.equals(VERSION) || name.equals(NEEDS);
      if (said && token == JsonToken.VALUE_NUMBER_INT) {
        version = Math.max(version, json.getLongValue());
      } else {
        json.skipChildren();
      }
    }
    return version;
  }
}
