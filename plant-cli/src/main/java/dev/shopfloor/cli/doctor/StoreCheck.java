package dev.shopfloor.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Whether a store of the user's own answers at its public address; no token is sent.
 *
 * @param address the address; a user name in it is not sent either
 * @param path what the store answers without a token
 */
record StoreCheck(URI address, String path) implements Check {
  /** By the values of TimeSeriesStore. */
  static final Map<String, String> HEALTH =
      Map.of(
          "influxdb2", "/health",
          "influxdb3", "/health",
          "questdb", "/ping",
          "victoriametrics", "/health");

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int SERVER_ERROR = 500;

  @Override
  public String part() {
    return "store";
  }

  @Override
  public List<Finding> look() {
    URI health = health();
    try (HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build()) {
      HttpRequest request = HttpRequest.newBuilder(health).timeout(TIMEOUT).GET().build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= SERVER_ERROR) {
        return List.of(
            new Finding.Fault(
                part(),
                "%s says that it is ill (%d)".formatted(health, status),
                Next.step(
                    "look at the store's own log; points wait in TelemetryQueue meanwhile",
                    "telemetryqueueage")));
      }
      return List.of(new Finding.Ok(part(), "%s answers (%d)".formatted(health, status)));
    } catch (IOException unreachable) {
      return List.of(
          new Finding.Warning(
              part(),
              "%s does not answer this computer (%s)"
                  .formatted(health, unreachable.getClass().getSimpleName()),
              Next.step(
                  "if \"points\" above is well, only this computer has no way there; else look"
                      + " whether the store runs")));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of(new Finding.Unknown(part(), "the look was stopped", Next.step("look again")));
    }
  }

  private URI health() {
    String base = address.getRawPath() == null ? "" : address.getRawPath();
    String host =
        address.getPort() < 0
            ? address.getHost()
            : "%s:%d".formatted(address.getHost(), address.getPort());
    String folder = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return URI.create("%s://%s%s%s".formatted(address.getScheme(), host, folder, path));
  }
}
