package dev.shopfloor.enrich.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.enrich.RebirthRequests;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.AwsClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class IotRebirthRequestsTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();

  @Test
  void aRequestIsPublishedOnTheNodesCommandTopicAndAFailureOnlySaysSo() throws IOException {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
          assertThat(exchange.getRequestBody().readAllBytes()).contains((byte) 0x12);
          boolean known = exchange.getRequestURI().getPath().contains("Line3Edge");
          exchange.sendResponseHeaders(known ? 200 : 403, -1);
          exchange.close();
        });
    server.start();
    try {
      RebirthRequests rebirths =
          requests(
              Map.of(
                  "AWS_ENDPOINT_URL_IOT_DATA_PLANE",
                  "http://127.0.0.1:" + server.getAddress().getPort()));

      assertThat(rebirths.ask("spb:PlantA/Line3Edge", 1_794_800_000_000_000_000L)).isTrue();
      assertThat(rebirths.ask("spb:PlantA/Other", 1_794_800_000_000_000_000L)).isFalse();
      assertThat(rebirths.ask("opcua:line", 1_794_800_000_000_000_000L)).isFalse();
      assertThat(requests)
          .containsExactly(
              "POST /topics/spBv1.0/PlantA/NCMD/Line3Edge",
              "POST /topics/spBv1.0/PlantA/NCMD/Other");
    } finally {
      server.stop(0);
    }
  }

  private static RebirthRequests requests(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("AWS_REGION", "eu-central-1");
    Environment environment = new Environment(settings);
    return IotRebirthRequests.of(new AwsClients(environment));
  }
}
