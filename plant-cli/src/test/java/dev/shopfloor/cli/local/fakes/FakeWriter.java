package dev.shopfloor.cli.local.fakes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a row per message; gives all back while the store is away. */
public final class FakeWriter implements RequestStreamHandler {
  private final URI write;
  private final HttpClient http = HttpClient.newHttpClient();

  public FakeWriter(FunctionRuntime runtime) {
    write =
        URI.create(runtime.environment().require("TIMESERIES_URL") + "/api/v2/write?precision=ms");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    List<Records.Message> messages = Records.of(input);
    String lines =
        messages.stream()
            .map(message -> {
              String[] parts = message.body().split(" ");
              return "test,asset=" + parts[0] + " value=1 " + parts[1];
            })
            .collect(Collectors.joining("\n"));
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(write)
                  .POST(HttpRequest.BodyPublishers.ofString(lines))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Records.failures(response.statusCode() == 204 ? List.of() : messages, output);
    } catch (IOException storeIsAway) {
      Records.failures(messages, output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
