package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes whatever is posted and says only that it has it. A post with a marker that
 * was not seen before counts as an order, any other as a comment on that.
 */
final class Webhook implements Personality {
  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Call.Kind kind(Call call) {
    return call.method().equals("POST") ? Call.Kind.CREATE : Call.Kind.OTHER;
  }

  @Override
  public Reply answer(Call call, Call.Kind kind, FakeCmms cmms) {
    if (kind == Call.Kind.OTHER) {
      return Reply.page(405, "Method Not Allowed");
    }
    call.fields();
    Records records = cmms.records();
    Matcher marker = FakeOrder.MARKER.matcher(call.text());
    FakeOrder known = marker.find() ? order(records, marker.group()) : null;
    if (known == null) {
      records.make(String.valueOf(call.fields().getOrDefault("title", "")), call.text());
    } else {
      records.comment(known, call.text());
    }
    return Reply.json(202, object("accepted", true));
  }

  private static @Nullable FakeOrder order(Records records, String marker) {
    return records.all().stream()
        .filter(order -> order.markers().contains(marker))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Reply malformed() {
    return Reply.page(400, "Bad Request");
  }

  @Override
  public Reply throttled(FakeCmms cmms) {
    return Reply.page(429, "Too Many Requests");
  }

  @Override
  public Reply expired() {
    return Reply.empty(401);
  }

  @Override
  public Reply errorInBody() {
    return Reply.json(200, object("error", "no such flow"));
  }
}
