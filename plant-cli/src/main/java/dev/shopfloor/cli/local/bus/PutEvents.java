package dev.shopfloor.cli.local.bus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the body of EventBridge's PutEvents. */
final class PutEvents {
  private static final JsonFactory JSON = new JsonFactory();

  private PutEvents() {}

  /**
   * One entry as sent.
   *
   * @param timeSeconds epoch seconds, may have a fraction; empty for now
   */
  record Entry(
      String bus, String source, String detailType, String detail, Optional<Double> timeSeconds) {
    int size() {
      return 14 + source.length() + detailType.length() + detail.length();
    }
  }

  static List<Entry> parse(byte[] body) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (JsonParser in = JSON.createParser(body)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean isEntries = in.currentName().equals("Entries");
        in.nextToken();
        if (!isEntries) {
          in.skipChildren();
          continue;
        }
        while (in.nextToken() == JsonToken.START_OBJECT) {
          entries.add(entry(in));
        }
      }
    }
    return entries;
  }

  private static Entry entry(JsonParser in) throws IOException {
    String bus = "";
    String source = "";
    String detailType = "";
    String detail = "";
    Optional<Double> time = Optional.empty();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "EventBusName" -> bus = in.getText();
        case "Source" -> source = in.getText();
        case "DetailType" -> detailType = in.getText();
        case "Detail" -> detail = in.getText();
        case "Time" -> time = Optional.of(in.getDoubleValue());
        default -> in.skipChildren();
      }
    }
    return new Entry(bus, source, detailType, detail, time);
  }

  /** Whether a detail is one JSON object, as EventBridge asks. */
  static boolean isJsonObject(String text) {
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      in.skipChildren();
      return in.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }
}
