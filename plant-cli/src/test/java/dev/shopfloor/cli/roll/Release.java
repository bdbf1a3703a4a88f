package dev.shopfloor.cli.roll;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.cli.local.LocalPlant;
import dev.shopfloor.cli.local.functions.FunctionHost;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.LedgerReporter;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * One environment of one version of a function. All that it does goes over wires, so it can be
 * killed in the middle of an invocation: what it had done is done, it hears of nothing any more,
 * and does nothing more. Then its process is started anew.
 */
final class Release implements RequestStreamHandler, AutoCloseable {
  private static final String AWS = "AWS_ENDPOINT_URL_";
  // the store and the maintenance system: no part of AWS
  private static final List<String> OTHERS = List.of("TIMESERIES_URL", "CMMS_URL");

  private final FunctionSpec spec;
  private final FunctionRuntime runtime;
  private final LedgerReporter ledgers;
  private final Successor successor;
  private final List<Wire> wires = new ArrayList<>();
  private final AtomicInteger kpiPoints = new AtomicInteger();
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicInteger invocations = new AtomicInteger();
  private RequestStreamHandler process;
  private volatile AtomicReference<Predicate<Step>> deadly = new AtomicReference<>();
  private volatile boolean dead;

  /**
   * What a function asks of a part.
   *
   * @param part the variable that leads to it, without the prefix of AWS's
   */
  record Step(String part, Request request) {
    boolean is(String wanted, String operation) {
      return part.equals(wanted)
          && (request.target().endsWith("." + operation)
              || (request.method() + " " + request.path()).equals(operation));
    }

    boolean contains(String text) {
      return new String(request.body(), StandardCharsets.UTF_8).contains(text);
    }
  }

  /**
   * Starts an environment.
   *
   * @param next writes as the next release does; null for this release
   */
  Release(LocalPlant plant, String function, LedgerReporter ledgers, Successor next)
      throws IOException {
    this.spec = plant.function(function).spec();
    this.ledgers = ledgers;
    this.successor = next;
    Map<String, String> settings = new HashMap<>(plant.settings(function));
    for (Map.Entry<String, String> setting : Map.copyOf(settings).entrySet()) {
      String name = setting.getKey();
      if (name.startsWith(AWS) || OTHERS.contains(name)) {
        String part = name.startsWith(AWS) ? name.substring(AWS.length()) : name;
        Wire wire =
            new Wire(setting.getValue(), (own, request) -> pass(own, new Step(part, request)));
        wires.add(wire);
        settings.put(name, wire.url());
      }
    }
    runtime = new FunctionRuntime(new Environment(settings), plant.clock(), this::account);
    process = FunctionHost.handler(spec, runtime);
  }

  /**
   * Kills the process when it has done this: the part has done it, the process never hears.
   *
   * @param step emptied by the release that was killed, so that of several only one is
   */
  void killAfter(AtomicReference<Predicate<Step>> step) {
    deadly = step;
  }

  /** How many times it was killed. */
  int kills() {
    return kills.get();
  }

  /** How many invocations it had. */
  int invocations() {
    return invocations.get();
  }

  private Response pass(Wire wire, Step step) throws IOException {
    if (dead) {
      return refused();
    }
    Request request = step.request();
    byte[] sent = successor == null ? request.body() : successor.request(request);
    Response answer = wire.forward(request, sent);
    if (step.is("SQS", "SendMessageBatch") && step.contains("TelemetryQueue")) {
      kpiPoints.addAndGet(Successor.points(request.body()));
    }
    AtomicReference<Predicate<Step>> order = deadly;
    Predicate<Step> armed = order.get();
    if (armed != null && armed.test(step) && order.compareAndSet(armed, null)) {
      dead = true;
      return refused();
    }
    return successor == null ? answer : Successor.answer(request, answer);
  }

  /** An answer that no client asks again for. */
  private static Response refused() {
    return Response.json(403, "{\"__type\":\"AccessDeniedException\",\"message\":\"killed\"}");
  }

  private void account(Ledger ledger) {
    if (!dead) {
      ledgers.report(ledger);
    }
  }

  @Override
  public synchronized void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    invocations.incrementAndGet();
    kpiPoints.set(0);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      process.handleRequest(input, answer, context);
    } catch (IOException | RuntimeException failed) {
      if (!dead) {
        throw failed;
      }
    }
    if (dead) {
      startAnew();
      throw new IllegalStateException(spec.name() + " was killed in the midst of an invocation");
    }
    output.write(answer.toByteArray());
  }

  /** What a killed tick had sent on its way stands in no account of its own. */
  private void startAnew() {
    if (spec.name().equals("OeeFunction")) {
      Ledger unaccounted = new Ledger(Stage.OEE);
      unaccounted.note("kpiPoints", kpiPoints.get());
      ledgers.report(unaccounted);
    }
    kills.incrementAndGet();
    dead = false;
    process = FunctionHost.handler(spec, runtime);
  }

  @Override
  public void close() {
    wires.forEach(Wire::close);
  }
}
