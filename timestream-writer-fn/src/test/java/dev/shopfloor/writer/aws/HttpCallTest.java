package dev.shopfloor.writer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HttpCallTest {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LATER = Duration.ofSeconds(10);

  @Test
  void aServerThatNeverAnswersIsLeftAtTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(why("http://127.0.0.1:" + silent.getLocalPort(), SOON))
          .isEqualTo(NoReply.Why.SILENCE);
    }
  }

  @Test
  void aServerThatTricklesItsAnswerIsLeftAtTheTimeout() throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> trickle(server, done));
      assertThat(why("http://127.0.0.1:" + server.getLocalPort(), SOON))
          .isEqualTo(NoReply.Why.SILENCE);
    } finally {
      done.countDown();
    }
  }

  @Test
  void aServerWithoutTlsIsToldFromOneThatIsAway() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(plain));
      assertThat(why("https://127.0.0.1:" + plain.getLocalPort(), LATER))
          .isEqualTo(NoReply.Why.TLS);
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String gone = "http://127.0.0.1:" + free.getLocalPort();
      free.close();
      assertThat(why(gone, LATER)).isEqualTo(NoReply.Why.REFUSED);
    }
  }

  @Test
  void aNameThatNobodyHasIsTold() {
    assertThat(why("http://store.invalid:8086", LATER)).isEqualTo(NoReply.Why.UNKNOWN_HOST);
  }

  @Test
  void noErrorQuotesTheAddress() {
    NoReply error =
        catchThrowableOfType(
            NoReply.class, () -> call("http://store.invalid:8086/?signature=5ecret").send(LATER));
    assertThat(error).hasNoCause();
    assertThat(error.toString()).doesNotContain("5ecret");
  }

  /** Answers in clear text whatever comes. */
  private static void refuse(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException left) {
      // as it should be
    }
  }

  /** Writes a header for ever: each read is quick, and the whole never ends. */
  private static void trickle(ServerSocket server, CountDownLatch done) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8));
      while (!done.await(20, TimeUnit.MILLISECONDS)) {
        socket.getOutputStream().write('x');
      }
    } catch (IOException | InterruptedException left) {
      // as it should be
    }
  }

  private static NoReply.Why why(String url, Duration timeout) {
    return catchThrowableOfType(NoReply.class, () -> call(url).send(timeout)).why();
  }

  private static HttpCall call(String url) {
    return new HttpCall("POST", URI.create(url), Map.of(), new byte[] {1});
  }
}
