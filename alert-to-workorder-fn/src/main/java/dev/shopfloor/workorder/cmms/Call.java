package dev.shopfloor.workorder.cmms;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operation made into a request, and its answer read. */
public final class Call {
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  private Call() {}

  /**
   * The request, without credentials.
   *
   * @param input what the expressions get
   * @throws ExpressionException when one fails or gives what cannot be sent
   */
  public static Request request(Operation operation, Map<String, ?> input) {
    String path = operation.path().fill(input);
    if (operation.query() != null) {
      String query = query(operation.query().evaluate(input));
      path = query.isEmpty() ? path : path + '?' + query;
    }
    Map<String, String> headers = new HashMap<>();
    operation
        .headers()
        .forEach((name, value) -> {
          Object evaluated = value.evaluate(input);
          if (evaluated != null) {
            headers.put(name, header(name, Values.text(evaluated)));
          }
        });
    return new Request(operation.method(), path, headers, body(operation.body(), input));
  }

  /**
   * What an answer says.
   *
   * @param input what the request was made from; {@code answer}, {@code status} and {@code headers}
   *     are added
   */
  public static Reply read(Operation operation, Map<String, ?> input, Answer.Answered answered) {
    if (answered.status() / HUNDRED != SUCCESS) {
      return new Reply.Undone(null);
    }
    Object body = null;
    try {
      body = answered.body().length == 0 ? null : JsonTree.read(answered.body());
    } catch (IOException unreadable) {
      if (!operation.anyAnswer()) {
        return new Reply.Undone("an answer that cannot be read: it is no JSON");
      }
    }
    Map<String, Object> all = withAnswer(input, answered, body);
    try {
      if (operation.ok() != null && !Boolean.TRUE.equals(operation.ok().evaluate(all))) {
        return new Reply.Undone("an answer that is no success");
      }
      return new Reply.Done(
          body, evaluated(operation.result(), all), evaluated(operation.next(), all));
    } catch (ExpressionException failed) {
      return new Reply.Undone("an answer that cannot be read: " + failed.getMessage());
    }
  }

  /** The input of expressions that look at an answer. */
  static Map<String, Object> withAnswer(
      Map<String, ?> input, Answer.Answered answered, @Nullable Object body) {
    Map<String, Object> all = new LinkedHashMap<>(input);
    all.put("status", answered.status());
    all.put("headers", answered.headers());
    if (body != null) {
      all.put("answer", body);
    }
    return all;
  }

  private static @Nullable Object evaluated(@Nullable Expression expression, Map<String, ?> input) {
    return expression == null ? null : expression.evaluate(input);
  }

  private static byte @Nullable [] body(@Nullable Expression expression, Map<String, ?> input) {
    if (expression == null) {
      return null;
    }
    Object body = expression.evaluate(input);
    if (body == null) {
      throw new ExpressionException("the expression of the body gives nothing");
    }
    return JsonTree.write(body);
  }

  private static String query(@Nullable Object query) {
    StringJoiner joiner = new StringJoiner("&");
    for (Object part : Values.list(query)) {
      if (!(part instanceof Map<?, ?> map)) {
        throw new ExpressionException("a query is an object, or an array of objects");
      }
      for (Map.Entry<?, ?> field : map.entrySet()) {
        List<?> values = Values.list(field.getValue());
        for (Object value : values) {
          joiner.add(
              PathTemplate.encode(String.valueOf(field.getKey()))
                  + '='
                  + PathTemplate.encode(Values.text(value)));
        }
      }
    }
    return joiner.toString();
  }

  private static String header(String name, String value) {
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw new ExpressionException(
          "the header " + name + " would hold characters that no header can hold");
    }
    return value;
  }
}
