package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where else one can look into the plant. */
final class Links {
  private static final String LAST_SHIFT_KPIS =
      """
      SELECT timestamp, line, asset, oee
      FROM oee
      WHERE "window" = 'SHIFT' AND field = 'oee'
      ORDER BY timestamp DESC
      LIMIT 100\
      """;

  private Links() {}

  static void write(JsonGenerator json, PageSource source) throws IOException {
    json.writeStartObject();
    json.writeStringField("cmms", source.stores().cmms().url());
    json.writeStringField("timeSeries", source.stores().timeSeries().url());
    json.writeStringField("console", console(source, LAST_SHIFT_KPIS));
    json.writeStringField("broker", source.broker().orElse(""));
    json.writeEndObject();
  }

  /** The time-series database's own SQL page, with a query that runs at once. */
  static String console(PageSource source, String sql) {
    return source.stores().timeSeries().url()
        + "/?query="
        + URLEncoder.encode(sql, StandardCharsets.UTF_8).replace("+", "%20")
        + "&executeQuery=true";
  }
}
