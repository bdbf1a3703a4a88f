package dev.shopfloor.writer.liveanalytics;

import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A network in which every host is the fake. An SDK client that is told no endpoint asks for it as
 * it does at AWS, and its requests arrive with the name of the host that it meant.
 */
final class FakeNetwork implements SdkHttpClient {
  static final String MEANT = "X-Forwarded-Host";

  private final SdkHttpClient wire;
  private final URI fake;

  FakeNetwork(SdkHttpClient wire, URI fake) {
    this.wire = wire;
    this.fake = fake;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    SdkHttpRequest meant = request.httpRequest();
    SdkHttpRequest sent =
        meant.toBuilder()
            .protocol(fake.getScheme())
            .host(fake.getHost())
            .port(fake.getPort())
            .putHeader(MEANT, meant.host())
            .build();
    return wire.prepareRequest(
        HttpExecuteRequest.builder()
            .request(sent)
            .contentStreamProvider(request.contentStreamProvider().orElse(null))
            .metricCollector(request.metricCollector().orElse(null))
            .build());
  }

  @Override
  public void close() {
    wire.close();
  }
}
