package dev.shopfloor.cli.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopbackServerTest {
  private static final int LIMIT = 100;

  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void closingEndsAStreamThatWaits() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Response.Stream silent =
        out -> {
          try {
            out.write('x');
            out.flush();
            never.await();
          } finally {
            ended.countDown();
          }
        };
    try (HttpClient http = HttpClient.newHttpClient()) {
      LoopbackServer server =
          LoopbackServer.start(0, LIMIT, request -> Response.stream("text/plain", silent));
      InputStream body = get(http, server, "GET").body();
      assertThat(body.read()).isEqualTo('x');

      server.close();

      assertThat(ended.getCount()).isZero();
      body.close();
    }
  }

  @Test
  void aStreamEndsSoonAfterItsClientHasGone() throws Exception {
    Response.Stream endless =
        out -> {
          try {
            while (!Thread.currentThread().isInterrupted()) {
              out.write(new byte[1024]);
              out.flush();
            }
          } finally {
            ended.countDown();
          }
        };
    try (HttpClient http = HttpClient.newHttpClient();
        LoopbackServer server =
            LoopbackServer.start(0, LIMIT, request -> Response.stream("text/plain", endless))) {
      InputStream body = get(http, server, "GET").body();
      assertThat(body.read()).isZero();

      body.close();

      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anAnswerCarriesItsHeadersAndTheRequestShowsItsOwn() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        LoopbackServer server =
            LoopbackServer.start(
                0,
                LIMIT,
                request ->
                    Response.html(request.header("X-Asked").orElse("nothing"))
                        .with("X-Answer", "yes"))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url())).header("x-asked", "this").build();

      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.headers().firstValue("x-answer")).contains("yes");
      assertThat(answer.body()).isEqualTo("this");
    }
  }

  @Test
  void headHasNoBody() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        LoopbackServer server = LoopbackServer.start(0, LIMIT, request -> Response.html("text"))) {
      HttpResponse<InputStream> answer = get(http, server, "HEAD");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body().readAllBytes()).isEmpty();
    }
  }

  private static HttpResponse<InputStream> get(
      HttpClient http, LoopbackServer server, String method)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url()))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofInputStream());
  }
}
