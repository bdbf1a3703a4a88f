package dev.shopfloor.cli.local.timeseries;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an answer of QuestDB's {@code /exec}. */
final class SqlRows {
  private static final JsonFactory JSON = new JsonFactory();

  private SqlRows() {}

  static List<List<@Nullable String>> parse(String answer) throws IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (JsonParser in = JSON.createParser(answer)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean dataset = in.currentName().equals("dataset");
        in.nextToken();
        if (!dataset) {
          in.skipChildren();
          continue;
        }
        while (in.nextToken() == JsonToken.START_ARRAY) {
          rows.add(row(in));
        }
      }
    }
    return rows;
  }

  private static List<@Nullable String> row(JsonParser in) throws IOException {
    List<@Nullable String> row = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      row.add(in.currentToken() == JsonToken.VALUE_NULL ? null : in.getText());
    }
    return row;
  }
}
