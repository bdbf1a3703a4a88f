package dev.shopfloor.workorder.cmms;

import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of one evaluation, and how far it may go. Steps are counted, so that a runaway stops
 * at the same place on every machine; the clock is there for single steps that take long.
 */
final class ExpressionBounds extends Frame {
  static final int MOST_STEPS = 200_000;
  static final int MOST_DEPTH = 100;
  static final int MOST_SIZE = 1 << 20;
  static final int MOST_ELEMENTS = 100_000;
  // far above what a slow processor needs for the largest answer
  private static final long MOST_MILLIS = 3_000;

  private int steps;
  private int size;

  ExpressionBounds() {
    super(null);
    setRuntimeBounds(MOST_MILLIS, MOST_DEPTH);
  }

  @Override
  public void setEvaluateEntryCallback(EntryCallback timebox) {
    super.setEvaluateEntryCallback((symbol, input, frame) -> {
      timebox.callback(symbol, input, frame);
      if (++steps > MOST_STEPS) {
        throw new ExpressionException("more than " + MOST_STEPS + " steps");
      }
    });
  }

  @Override
  public void setEvaluateExitCallback(ExitCallback timebox) {
    super.setEvaluateExitCallback((symbol, input, frame, result) -> {
      timebox.callback(symbol, input, frame, result);
      if (result instanceof String text && text.length() > MOST_SIZE) {
        throw new ExpressionException("a text of more than " + MOST_SIZE + " characters");
      }
      if (result instanceof List<?> list && list.size() > MOST_ELEMENTS) {
        throw new ExpressionException("a list of more than " + MOST_ELEMENTS + " elements");
      }
    });
  }

  /** The library's own lists and functions are not for others. */
  @Nullable Object plain(@Nullable Object value) {
    grow(1);
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((name, field) -> plain.put(String.valueOf(name), plain(field)));
        yield plain;
      }
      case List<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object element : list) {
          plain.add(plain(element));
        }
        yield plain;
      }
      case String text -> {
        grow(text.length());
        yield text;
      }
      case Boolean truth -> truth;
      case Integer number -> number;
      case Long number -> number;
      case BigInteger number -> number;
      case BigDecimal number -> number;
      case Double number when Double.isFinite(number) -> number;
      case Number number -> throw new ExpressionException("a number without end: " + number);
      default -> throw new ExpressionException("the result holds a function");
    };
  }

  private void grow(int by) {
    size += by;
    if (size > MOST_SIZE) {
      throw new ExpressionException("a result of more than " + MOST_SIZE + " characters");
    }
  }
}
