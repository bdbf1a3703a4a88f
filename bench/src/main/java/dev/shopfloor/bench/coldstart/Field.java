package dev.shopfloor.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.cli.packages.Launch;
import dev.shopfloor.cli.packages.PackagedPlant;
import dev.shopfloor.cli.packages.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * All that start, and what stands in for AWS meanwhile: a local plant for ours, a queue that takes
 * everything for the ordinary one.
 */
record Field(
    List<Contestant> functions,
    Contestant empty,
    Contestant ordinary,
    PackagedPlant plant,
    HttpServer queue)
    implements AutoCloseable {
  private static final String DYNAMODB = "shopfloor.dynamodb.lib";

  static Field open() throws Exception {
    if (!Packages.runnable()) {
      throw new IllegalStateException("this needs Linux and the packages of ./mvnw package");
    }
    if (System.getProperty(DYNAMODB) == null) {
      Path parts = Packages.ROOT.resolve("plant-cli/dynamodb-local/target/lib");
      System.setProperty(DYNAMODB, parts.toString());
    }
    PackagedPlant plant = PackagedPlant.start(Files.createTempDirectory("cold-start"));
    HttpServer queue = openQueue();
    return new Field(
        List.of(
            ours(plant, "EnrichFunction", same("enrich-payload.json")),
            ours(plant, "TimestreamWriterFunction", same("writer-normal.json")),
            ours(plant, "OeeFunction", Field::laterProduction),
            ours(plant, "AlertToWorkOrderFunction", Field::otherAlert)),
        new Contestant("empty", emptyLaunch(), number -> "{}".getBytes(UTF_8)),
        new Contestant("ordinary", ordinaryLaunch(queue), same("workorder-alert-raised.json")),
        plant,
        queue);
  }

  private static Contestant ours(PackagedPlant plant, String name, IntFunction<byte[]> events) {
    Launch launch = plant.launch(plant.function(name), plant.plant().endpoints());
    return new Contestant(name, launch, events);
  }

  private static IntFunction<byte[]> same(String file) throws IOException {
    byte[] event = PackagedPlant.sample(file);
    return number -> event;
  }

  /** A quarter of an hour later each time, or all of it would be known already. */
  private static byte[] laterProduction(int number) {
    return text("oee-production.json").replace("1772438", "" + (1772438 + number)).getBytes(UTF_8);
  }

  private static byte[] otherAlert(int number) {
    String other = Integer.toString(1000 + number);
    return text("workorder-alert-raised.json")
        .replace("alert0001", "alert" + other)
        .replace("\\\"149\\\"", "\\\"" + other + "\\\"")
        .getBytes(UTF_8);
  }

  private static String text(String file) {
    try {
      return new String(PackagedPlant.sample(file), UTF_8);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static Launch emptyLaunch() throws IOException {
    String name = EmptyHandler.class.getName();
    String file = name.replace('.', '/') + ".class";
    Path root = Files.createTempDirectory("empty");
    Path to = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    try (InputStream bytes =
        Objects.requireNonNull(EmptyHandler.class.getResourceAsStream("/" + file))) {
      Files.copy(bytes, to);
    }
    return new Launch(root, name + "::handleRequest", PackagedPlant.credentials());
  }

  private static Launch ordinaryLaunch(HttpServer queue) {
    Map<String, String> environment = new HashMap<>(PackagedPlant.credentials());
    environment.put(
        "QUEUE_URL", "http://127.0.0.1:" + queue.getAddress().getPort() + "/123456789012/queue");
    environment.put("_X_AMZN_TRACE_ID", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
    return new Launch(
        Packages.ROOT.resolve("bench/ordinary/target/lambda"),
        "dev.shopfloor.bench.ordinary.OrdinaryHandler::handleRequest",
        environment);
  }

  private static HttpServer openQueue() throws IOException {
    HttpServer queue =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    queue.createContext(
        "/",
        exchange -> {
          byte[] answer = taken(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    queue.start();
    return queue;
  }

  /** As SQS proves to the sender what it has got. */
  private static byte[] taken(byte[] request) throws IOException {
    String body = new ObjectMapper().readTree(request).path("MessageBody").textValue();
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
      return "{\"MessageId\":\"1\",\"MD5OfMessageBody\":\"%s\"}"
          .formatted(HexFormat.of().formatHex(sum))
          .getBytes(UTF_8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    queue.stop(0);
    plant.close();
  }
}
