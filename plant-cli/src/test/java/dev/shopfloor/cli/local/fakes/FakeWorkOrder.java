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
import java.util.ArrayList;
import java.util.List;

/** Opens a work order per alert; gives back what the maintenance system does not take. */
public final class FakeWorkOrder implements RequestStreamHandler {
  private final URI orders;
  private final HttpClient http = HttpClient.newHttpClient();

  public FakeWorkOrder(FunctionRuntime runtime) {
    orders = URI.create(runtime.environment().require("CMMS_URL") + "/api/work-orders");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    List<Records.Message> failed = new ArrayList<>();
    for (Records.Message message : Records.of(input)) {
      String signal = Records.text(message.body(), "signal");
      if (!signal.isEmpty() && !create(signal)) {
        failed.add(message);
      }
    }
    Records.failures(failed, output);
  }

  private boolean create(String title) throws IOException {
    String body = "{\"title\":\"" + title + "\",\"priority\":\"P2\"}";
    try {
      HttpRequest request =
          HttpRequest.newBuilder(orders).POST(HttpRequest.BodyPublishers.ofString(body)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201;
    } catch (IOException systemIsAway) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
