package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.testing.Planted;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Answer;
import dev.shopfloor.workorder.cmms.Answer.Answered;
import dev.shopfloor.workorder.cmms.Answer.Lost;
import dev.shopfloor.workorder.cmms.Answer.NotSent;
import dev.shopfloor.workorder.cmms.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpExchangeTest {
  private static final Cmms.Limit LONG = new Cmms.Limit(0, Duration.ofSeconds(20));
  private static final Cmms.Limit SHORT = new Cmms.Limit(0, Duration.ofMillis(300));
  private static final Map<String, String> AUTHORIZED =
      Map.of("Authorization", "Bearer " + Planted.TOKEN);

  @Test
  void anAnswerHasStatusHeadersAndBody() throws IOException {
    try (RawServer server =
        new RawServer(
            RawServer.text(
                "HTTP/1.1 404 Gone\r\nX-Rate-Limit: 7\r\nContent-Length: 2\r\n\r\n{}"))) {
      Answered answered = (Answered) send(server.address(), request("/api/orders?a=b%20c"), LONG);

      assertThat(answered.status()).isEqualTo(404);
      assertThat(answered.headers()).containsEntry("x-rate-limit", "7");
      assertThat(new String(answered.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
      assertThat(server.requests)
          .singleElement()
          .asString()
          .startsWith("POST /api/orders?a=b%20c HTTP/1.1")
          .contains(
              "Accept: application/json",
              "Content-Type: application/json",
              "Authorization: Bearer " + Planted.TOKEN);
    }
  }

  @Test
  void aHeaderOfTheProfileStandsInPlaceOfOurs() throws IOException {
    try (RawServer server =
        new RawServer(RawServer.text("HTTP/1.1 204 None\r\nContent-Length: 0\r\n\r\n"))) {
      Request request = new Request("GET", "/", Map.of("Accept", "text/plain"), null);

      assertThat(send(server.address(), request, LONG)).isInstanceOf(Answered.class);
      assertThat(server.requests.getFirst())
          .contains("Accept: text/plain")
          .doesNotContain("application/json");
    }
  }

  @Test
  void whereNobodyListensNothingWasSent() throws IOException {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }

    assertThat(send(nobody, request("/"), LONG)).isInstanceOf(NotSent.class);
  }

  @Test
  void aHostThatDoesNotExistGotNothing() {
    assertThat(send(URI.create("http://cmms.invalid"), request("/"), LONG))
        .isInstanceOf(NotSent.class);
  }

  @Test
  void whoSpeaksNoTlsGotNothing() throws IOException {
    try (RawServer server = new RawServer(RawServer.text("HTTP/1.1 400 Bad\r\n\r\n"))) {
      URI https = URI.create("https://127.0.0.1:" + server.address().getPort());

      assertThat(send(https, request("/"), LONG)).isInstanceOf(NotSent.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{",
        "I speak no HTTP\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"
      })
  void aConnectionThatEndsOrGarblesAfterTheRequestMayHaveDoneIt(String beginning)
      throws IOException {
    try (RawServer server = new RawServer(RawServer.text(beginning))) {
      assertThat(send(server.address(), request("/"), LONG)).isInstanceOf(Lost.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void aBodyThatTricklesEndsWithTheTimeOfTheCall() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(out -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
          out.flush();
          end.await();
        })) {
      assertThat(send(server.address(), request("/"), SHORT))
          .isEqualTo(new Lost("no answer within 300 ms"));
    } finally {
      end.countDown();
    }
  }

  @Test
  void aRedirectIsAnAnswerAndFollowedNowhere() throws IOException {
    try (RawServer elsewhere = new RawServer(RawServer.text("HTTP/1.1 200 OK\r\n\r\n"));
        RawServer server =
            new RawServer(
                RawServer.text(
                    "HTTP/1.1 307 Moved\r\nLocation: "
                        + elsewhere.address()
                        + "/\r\nContent-Length: 0\r\n\r\n"))) {
      assertThat(send(server.address(), request("/"), LONG))
          .isInstanceOfSatisfying(
              Answered.class, answered -> assertThat(answered.status()).isEqualTo(307));
      assertThat(elsewhere.requests).isEmpty();
    }
  }

  @Test
  void aMegabyteIsReadAndMoreIsNot() throws IOException {
    assertThat(sized(1 << 20))
        .isInstanceOfSatisfying(
            Answered.class, answered -> assertThat(answered.body()).hasSize(1 << 20));
    assertThat(sized((1 << 20) + 1)).isInstanceOf(Lost.class);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /a b, the path is no URI: Illegal character in path at index 2",
    "POST, orders, the path must begin with one slash",
    "POST, //evil.example/orders, the path must begin with one slash",
    "POST, @evil.example/, the path must begin with one slash",
    "POST, /orders#part, the path must begin with one slash",
    "PO ST, /orders, the method is no word"
  })
  void whatIsNoRequestIsNotSent(String method, String path, String why) {
    Request request = new Request(method, path, AUTHORIZED, null);

    assertThat(send(URI.create("http://127.0.0.1:9"), request, LONG))
        .isInstanceOfSatisfying(
            NotSent.class,
            notSent -> assertThat(notSent.why()).contains(why).doesNotContain(Planted.STEM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "X Key", "", "X-Key\r\nX-Other", "Ü"})
  void whatIsNoHeadersNameIsNotSent(String name) {
    assertThat(sendHeader(name, Planted.TOKEN))
        .isInstanceOfSatisfying(
            NotSent.class,
            notSent -> assertThat(notSent.why()).contains("header").doesNotContain(Planted.STEM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\nX-Other: 1", "\u0000", "ü"})
  void aTokenThatFitsIntoNoHeaderIsNotRepeated(String end) {
    assertThat(sendHeader("Authorization", Planted.TOKEN + end))
        .isInstanceOfSatisfying(
            NotSent.class,
            notSent ->
                assertThat(notSent.why())
                    .contains("the header Authorization", "mend the secret")
                    .doesNotContain(Planted.STEM));
  }

  @Test
  void withoutTimeNothingIsSent() {
    assertThat(
            send(URI.create("http://127.0.0.1:9"), request("/"), new Cmms.Limit(0, Duration.ZERO)))
        .isEqualTo(new NotSent("no time was left for the request"));
  }

  @Test
  void neitherRequestNorAnswerShowsWhatMayBeSecret() {
    Answered answered =
        new Answered(
            200,
            Map.of("set-cookie", Planted.TOKEN),
            Planted.PASSWORD.getBytes(StandardCharsets.UTF_8));

    assertThat(request("/orders") + " " + answered)
        .isEqualTo("POST /orders Answered[200, " + Planted.PASSWORD.length() + " bytes]");
  }

  private static Answer sized(int bytes) throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n" + "x".repeat(bytes);
    try (RawServer server = new RawServer(RawServer.text(answer))) {
      return send(server.address(), request("/"), LONG);
    }
  }

  private static Answer sendHeader(String name, String value) {
    Request request = new Request("GET", "/", Map.of(name, value), null);
    return send(URI.create("http://127.0.0.1:9"), request, LONG);
  }

  private static Request request(String path) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new Request("POST", path, AUTHORIZED, body);
  }

  private static Answer send(URI base, Request request, Cmms.Limit limit) {
    return new HttpExchange(base).send(request, limit);
  }
}
