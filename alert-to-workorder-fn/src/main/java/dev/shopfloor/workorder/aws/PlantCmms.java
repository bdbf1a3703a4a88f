package dev.shopfloor.workorder.aws;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.aws.HttpAnswer.Answered;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profile {@code plant-cmms}: the small maintenance system of {@code ./plant run} and whatever
 * else speaks its few calls. See {@code docs/work-orders.md} for them.
 */
public final class PlantCmms implements Cmms {
  /** The profile's name. */
  public static final String PROFILE = "plant-cmms";

  // a request that we gave up may still be carried out; a search before that finds nothing
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final String ORDERS = "/api/work-orders";
  // who we are in the system's own audit
  private static final String BY = "Shopfloor";
  // a page of changes has to fit into the most bytes that are read
  private static final int PAGE = 200;
  private static final long MILLI = 1_000_000L;

  private final JsonHttp http = new JsonHttp();
  private final String base;
  private final Token token;

  /**
   * A maintenance system.
   *
   * @param base its address, http or https, without a path's end
   * @param token for the header Authorization
   */
  public PlantCmms(URI base, Token token) {
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.token = token;
  }

  /** A bearer token that may change. */
  public interface Token {
    /** No token at all. */
    Token NONE =
        new Token() {
          @Override
          public @Nullable String value() {
            return null;
          }

          @Override
          public void drop() {
            // nothing is kept
          }
        };

    /**
     * The token; null for none.
     *
     * @throws RuntimeException when it cannot be read
     */
    @Nullable String value();

    /** Forgets the token, because it was refused. */
    void drop();
  }

  @Override
  public String profile() {
    return PROFILE;
  }

  @Override
  public Duration settling() {
    return SETTLING;
  }

  @Override
  public Finding findByMarker(String marker, Limit limit) {
    String query = "?marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8);
    return switch (send("GET", ORDERS + query, null, limit)) {
      case Answered answered when answered.status() == 200 -> found(answered, true);
      case HttpAnswer other -> harmless(other, limit);
    };
  }

  @Override
  public Finding read(Order order, Limit limit) {
    return switch (send("GET", path(order), null, limit)) {
      case Answered answered when answered.status() == 200 -> found(answered, false);
      case Answered answered when answered.status() == 404 -> new Found(List.of());
      case HttpAnswer other -> harmless(other, limit);
    };
  }

  @Override
  public Reading changedSince(long since, Limit limit) {
    String query = "?changedSince=" + since / MILLI + "&limit=" + PAGE;
    return switch (send("GET", ORDERS + query, null, limit)) {
      case Answered answered when answered.status() == 200 -> changes(answered);
      case HttpAnswer other -> harmless(other, limit);
    };
  }

  @Override
  public Creating create(Draft draft, Limit limit) {
    byte[] body =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("title", draft.title());
          json.writeStringField("description", draft.description());
          json.writeStringField("priority", draft.priority().name());
          json.writeStringField("asset", draft.asset());
          json.writeStringField("marker", draft.marker());
          json.writeStringField("by", BY);
          json.writeEndObject();
        });
    return switch (send("POST", ORDERS, body, limit)) {
      case Answered answered when answered.status() / 100 == 2 -> created(answered, draft);
      case Answered answered when answered.status() == 404 || answered.status() == 405 ->
          new Unreached(
              "the address answered %d to %s; check CMMS_URL".formatted(answered.status(), ORDERS));
      case HttpAnswer other -> problem(other, limit);
    };
  }

  @Override
  public Changing comment(Order order, String text, String externalId, Limit limit) {
    return change(
        "POST",
        path(order) + "/comments",
        json -> {
          json.writeStartObject();
          json.writeStringField("text", text);
          json.writeStringField("externalId", externalId);
          json.writeStringField("by", BY);
          json.writeEndObject();
        },
        limit);
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    return change(
        "PATCH",
        path(order),
        json -> {
          json.writeStartObject();
          json.writeStringField("priority", priority.name());
          json.writeStringField("by", BY);
          json.writeEndObject();
        },
        limit);
  }

  private Changing change(String method, String path, Json.Writer body, Limit limit) {
    return switch (send(method, path, Json.bytes(body), limit)) {
      case Answered answered when answered.status() / 100 == 2 -> Changed.DONE;
      case HttpAnswer other -> problem(other, limit);
    };
  }

  private HttpAnswer send(String method, String path, byte @Nullable [] body, Limit limit) {
    String bearer;
    try {
      bearer = token.value();
    } catch (RuntimeException unreadable) {
      return new HttpAnswer.NotSent(
          "the secret of CMMS_SECRET_ARN cannot be read: " + unreadable.getMessage());
    }
    HttpAnswer answer =
        http.send(
            method,
            URI.create(base + path),
            body,
            bearer == null ? null : "Bearer " + bearer,
            limit.time());
    if (answer instanceof Answered answered && unauthorized(answered)) {
      token.drop();
    }
    return answer;
  }

  private static Creating created(Answered answered, Draft draft) {
    try {
      Order order = PlantCmmsJson.order(answered.body());
      // what an answer leaves out is what we sent
      return new Created(new Order(order.id(), order.number(), draft.marker(), order.url(), null));
    } catch (IOException unreadable) {
      return new Ambiguous(
          answered.status() + " with an answer that cannot be read: " + unreadable.getMessage());
    }
  }

  private static Reading changes(Answered answered) {
    try {
      return PlantCmmsJson.changes(answered.body());
    } catch (IOException unreadable) {
      return new Unreached("an answer that cannot be read: " + unreadable.getMessage());
    }
  }

  private static Finding found(Answered answered, boolean many) {
    try {
      return new Found(
          many
              ? PlantCmmsJson.orders(answered.body())
              : List.of(PlantCmmsJson.order(answered.body())));
    } catch (IOException unreadable) {
      return new Unreached("an answer that cannot be read: " + unreadable.getMessage());
    }
  }

  /** A read changes nothing, so nothing about its failure is ambiguous. */
  private static Problem harmless(HttpAnswer answer, Limit limit) {
    return problem(answer, limit) instanceof Ambiguous(String why)
        ? new Unreached(why)
        : problem(answer, limit);
  }

  private static Problem problem(HttpAnswer answer, Limit limit) {
    return switch (answer) {
      case HttpAnswer.NotSent(String why) -> new Unreached(why);
      case HttpAnswer.Lost(String why) -> new Ambiguous(why);
      case Answered answered -> problem(answered, limit);
    };
  }

  private static Problem problem(Answered answered, Limit limit) {
    String words = answered.status() + ": " + PlantCmmsJson.words(answered.body());
    if (unauthorized(answered)) {
      return new Unauthorized(words);
    }
    int status = answered.status();
    if (status == 429) {
      return new Throttled(RetryAfter.nanos(answered.retryAfter(), limit.now()), words);
    }
    if (status / 100 == 3) {
      return new Unreached(words + " (redirects are not followed; check CMMS_URL)");
    }
    // 408 says that it gave up waiting, not that it did nothing
    return status / 100 == 4 && status != 408 ? new Refused(words) : new Ambiguous(words);
  }

  private static boolean unauthorized(Answered answered) {
    return answered.status() == 401 || answered.status() == 403;
  }

  private static String path(Order order) {
    return ORDERS + '/' + URLEncoder.encode(order.id(), StandardCharsets.UTF_8);
  }
}
