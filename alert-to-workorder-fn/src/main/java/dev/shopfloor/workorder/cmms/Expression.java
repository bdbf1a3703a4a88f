package dev.shopfloor.workorder.cmms;

import com.dashjoin.jsonata.Jsonata;
import dev.shopfloor.workorder.CodePoints;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression, compiled once, bounded in steps, time, depth and size whenever it is
 * evaluated. Several threads may evaluate it at once.
 */
public final class Expression {
  private static final int MOST_TEXT = 20_000;
  private static final int MOST_SHOWN = 120;

  private final String text;
  private final Jsonata compiled;

  private Expression(String text, Jsonata compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * Compiles.
   *
   * @throws ExpressionException when it is no JSONata, calls a function that there is not, or one
   *     that brings in time or chance; the message says what and where
   */
  public static Expression of(String text) {
    if (text.length() > MOST_TEXT) {
      throw new ExpressionException(
          "an expression of %d characters is longer than %d".formatted(text.length(), MOST_TEXT));
    }
    try {
      Jsonata compiled = Jsonata.jsonata(text);
      ExpressionCheck.check(text);
      return new Expression(text, compiled);
    } catch (ExpressionException refused) {
      throw refused;
    } catch (RuntimeException wrong) {
      // not only its own exceptions: a text that ends within a comment makes it read beyond the end
      throw new ExpressionException(shown(text) + " is no JSONata: " + wrong.getMessage());
    } catch (StackOverflowError deep) {
      throw new ExpressionException(shown(text) + " nests too deep");
    } finally {
      // The library evaluates with whatever a thread compiled last, and keeps the bindings of the
      // evaluation that is under way in it (its issues 90 and 93). This one is nobody else's, so
      // that no other thread sees them.
      Jsonata.jsonata("0");
    }
  }

  /**
   * Evaluates.
   *
   * @param input JSON as maps, lists, texts, numbers and truths
   * @return the same kinds; null for nothing
   * @throws ExpressionException when it fails, takes too long, goes too deep or grows too large
   */
  public @Nullable Object evaluate(Map<String, ?> input) {
    ExpressionBounds bounds = new ExpressionBounds();
    ExpressionFunctions.bind(bounds);
    try {
      return bounds.plain(compiled.evaluate(input, bounds));
    } catch (RuntimeException failed) {
      throw ExpressionException.of(shown(text), failed);
    } catch (StackOverflowError deep) {
      throw new ExpressionException(shown(text) + " goes too deep");
    }
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return '"' + CodePoints.cut(line, MOST_SHOWN) + '"';
  }

  @Override
  public String toString() {
    return text;
  }
}
