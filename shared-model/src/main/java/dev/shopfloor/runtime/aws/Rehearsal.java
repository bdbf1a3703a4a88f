package dev.shopfloor.runtime.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.runtime.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Before a snapshot is taken, hands a good event to a second handler of the function, whose AWS is
 * a socket of this very process: all that the first invocation of a copy would load and compile is
 * then in the snapshot. The second handler has its own clients, caches and breakers, so the
 * function's own know nothing of it; its account is written and thrown away.
 */
public final class Rehearsal {
  // as com.amazonaws.services.lambda.runtime names it: wins over the variable, whose address is
  // that of the credentials which no snapshot may hold
  private static final String CREDENTIALS = "aws.containerCredentialsFullUri";
  private static final byte[] SIGNER =
      """
      {"AccessKeyId":"rehearsal","SecretAccessKey":"rehearsal","Token":"rehearsal",
       "Expiration":"2100-01-01T00:00:00Z"}
      """
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SECRET =
      "{\"SecretString\":\"{\\\"token\\\":\\\"rehearsal\\\"}\"}"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int TIMES = 3;

  private final Environment environment;
  private final Class<?> handler;
  private final Function<FunctionRuntime, RequestStreamHandler> make;

  /**
   * A rehearsal.
   *
   * @param environment of the function
   * @param handler beside which {@code rehearsal.json} lies, the script
   * @param make makes the second handler
   */
  public Rehearsal(
      Environment environment,
      Class<?> handler,
      Function<FunctionRuntime, RequestStreamHandler> make) {
    this.environment = environment;
    this.handler = handler;
    this.make = make;
  }

  /**
   * Plays it.
   *
   * @param lines takes what would have gone to the log
   * @return the handler's answer
   * @throws IOException when the handler fails
   */
  public String play(Consumer<String> lines) throws IOException {
    Script script;
    try (InputStream in =
        Objects.requireNonNull(handler.getResourceAsStream("rehearsal.json"), "rehearsal.json")) {
      script = Script.read(in);
    }
    String answer = "";
    Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    try (LoopbackAnswers aws = new LoopbackAnswers(operation -> answer(script, asked, operation))) {
      System.setProperty(CREDENTIALS, aws.url() + LoopbackAnswers.CREDENTIALS);
      for (int time = 0; time < TIMES; time++) {
        asked.clear();
        answer = play(script, aws.url(), lines);
      }
    } finally {
      System.clearProperty(CREDENTIALS);
    }
    return answer;
  }

  private String play(Script script, String url, Consumer<String> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> variables = Endpoints.allAt(url);
    script.variables().forEach((name, value) -> variables.put(name, value.replace("@", url)));
    Environment other = environment.with(variables);
    make.apply(
            new FunctionRuntime(
                other,
                Clock.fixed(script.now(), ZoneOffset.UTC),
                MetricsLedgerReporter.to(lines, "rehearsal"),
                new Snapshot()))
        .handleRequest(new ByteArrayInputStream(script.event()), out, new RehearsalContext());
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] answer(Script script, Map<String, AtomicInteger> asked, String operation) {
    if (operation.equals("GET " + LoopbackAnswers.CREDENTIALS)) {
      return SIGNER;
    }
    if (operation.equals("GetSecretValue")) {
      return SECRET;
    }
    int at = asked.computeIfAbsent(operation, key -> new AtomicInteger()).getAndIncrement();
    List<byte[]> known = script.answers().getOrDefault(operation, List.<byte[]>of());
    if (at < known.size()) {
      return known.get(at);
    }
    return operation.contains(" ") ? NOTHING : EMPTY;
  }
}
