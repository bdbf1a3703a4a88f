package dev.shopfloor.writer.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sends requests on to the store itself. */
final class Upstream {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "host", "expect", "upgrade", "transfer-encoding");

  private final StoreUnderTest store;
  private final Figures figures;

  Upstream(StoreUnderTest store, Figures figures) {
    this.store = store;
    this.figures = figures;
  }

  Answer serve(Request request) throws IOException {
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(URI.create(store.url() + request.target()))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request
        .headers()
        .forEach((name, value) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            copy.header(name, value);
          }
        });
    try {
      HttpResponse<byte[]> answer =
          CLIENT.send(copy.build(), HttpResponse.BodyHandlers.ofByteArray());
      int records = store.records(request.body());
      // what is no write is not counted
      if (records > 0) {
        figures.served(records);
      }
      Map<String, String> headers = new TreeMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OWN.contains(name)) {
              headers.put(name, values.getFirst());
            }
          });
      return new Answer(answer.statusCode(), headers, answer.body());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException(stopping);
    }
  }
}
