package dev.shopfloor.cli.dynamodb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running DynamoDB Local, as a child process with a class path of its own. */
public final class DynamoProcess implements AutoCloseable {
  /** The system property that names the folder with DynamoDB Local's jars. */
  public static final String LIB = "shopfloor.dynamodb.lib";

  private final Process process;
  private final URI endpoint;

  private DynamoProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts one that forgets everything when it ends, from the folder of {@link #LIB}. */
  public static DynamoProcess inMemory() {
    String lib = System.getProperty(LIB);
    if (lib == null) {
      throw new IllegalStateException(
          "system property " + LIB + " must name the folder with DynamoDB Local's jars");
    }
    return start(Path.of(lib), 0, null);
  }

  /**
   * Starts one.
   *
   * @param lib the folder with DynamoDB Local's jars
   * @param port on loopback; 0 for a free one
   * @param data the folder for its data; null to keep none
   * @throws IllegalStateException when it does not come up; the message holds what it said
   */
  public static DynamoProcess start(Path lib, int port, @Nullable Path data) {
    if (!Files.isDirectory(lib)) {
      throw new IllegalStateException(
          "DynamoDB Local is not in "
              + lib
              + "; ./mvnw package fetches it, or point -D"
              + LIB
              + " to a folder with its jars");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", ownClasses() + File.pathSeparator + lib.resolve("*")));
    command.addAll(List.of(DynamoServer.class.getName(), Integer.toString(port)));
    try {
      if (data != null) {
        command.add(Files.createDirectories(data).toString());
      }
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
      return await(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException("DynamoDB Local cannot be started", failed);
    }
  }

  private static DynamoProcess await(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("PORT ")) {
        // from here on nobody listens to it; a full pipe must not stop it
        Thread.ofVirtual().start(() -> drain(out));
        return new DynamoProcess(
            process, URI.create("http://127.0.0.1:" + line.substring("PORT ".length())));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("DynamoDB Local did not start:\n" + said);
  }

  private static void drain(BufferedReader out) {
    try {
      while (out.readLine() != null) {
        // thrown away
      }
    } catch (IOException ended) {
      // the process has gone
    }
  }

  private static String ownClasses() {
    try {
      return Path.of(DynamoServer.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
