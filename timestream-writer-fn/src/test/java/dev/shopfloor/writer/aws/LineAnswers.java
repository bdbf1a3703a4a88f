package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.faults.Answer;
import dev.shopfloor.writer.faults.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** What stores of line protocol, and what stands before them, say when they fail. */
final class LineAnswers {
  private LineAnswers() {}

  static Answer of(Fault fault, SplittableRandom random) {
    Map<String, String> after =
        switch (random.nextInt(4)) {
          case 0 -> Map.of("Retry-After", "2");
          case 1 -> Map.of("Retry-After", "60");
          default -> Map.of();
        };
    return switch (fault) {
      case THROTTLED ->
          new Answer(
              429,
              after,
              "{\"code\":\"too many requests\",\"message\":\"org has exceeded limited_write plan"
                  + " limit\"}");
      case UNAVAILABLE ->
          new Answer(503, after, random.nextBoolean() ? "" : "<html>no server</html>");
      case DENIED ->
          new Answer(
              random.nextBoolean() ? 401 : 403,
              Map.of(),
              "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}");
      default ->
          switch (random.nextInt(3)) {
            case 0 ->
                new Answer(500, Map.of(), "{\"code\":\"internal error\",\"message\":\"engine\"}");
            // a line is named, and nothing is wrong with it
            case 1 ->
                new Answer(
                    500, Map.of(), "{\"code\":\"internal error\",\"message\":\"disk\",\"line\":1}");
            default -> new Answer(502, Map.of(), "bad gateway");
          };
    };
  }

  static int lines(byte[] body) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      int lines = 0;
      for (byte one : in.readAllBytes()) {
        lines += one == '\n' ? 1 : 0;
      }
      return lines;
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
