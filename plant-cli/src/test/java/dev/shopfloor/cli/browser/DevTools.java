package dev.shopfloor.cli.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The line to one tab: calls with their answers, and the events that matter to us. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private long loads;
  private @Nullable WebSocket socket;

  static DevTools connect(HttpClient http, URI uri) {
    DevTools tools = new DevTools();
    tools.socket = http.newWebSocketBuilder().buildAsync(uri, tools).join();
    return tools;
  }

  JsonNode call(String method, JsonNode parameters) {
    int id = ids.incrementAndGet();
    ObjectNode message = JSON.createObjectNode();
    message.put("id", id);
    message.put("method", method);
    message.set("params", parameters);
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("the tab is closed");
    }
    synchronized (open) {
      open.sendText(message.toString(), true).join();
    }
    JsonNode result = await(method, answer);
    if (result.has("error")) {
      throw new IllegalStateException(
          method + ": " + result.path("error").path("message").asText());
    }
    return result.path("result");
  }

  private static JsonNode await(String what, CompletableFuture<JsonNode> answer) {
    try {
      return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + what, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the browser does not answer " + what, e);
    }
  }

  /** Whether {@link #close} was called. */
  boolean closed() {
    return socket == null;
  }

  synchronized long loads() {
    return loads;
  }

  /** Waits until a page has loaded since {@link #loads} said this number. */
  synchronized void awaitLoad(long before) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (loads == before) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("the page does not finish loading");
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a page", e);
    }
  }

  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String whole = partial.toString();
      partial.setLength(0);
      take(whole);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    waiting.values().forEach(answer -> answer.completeExceptionally(error));
  }

  private void take(String text) {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("the browser sends no JSON", malformed);
    }
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
      if (answer != null) {
        answer.complete(message);
      }
    } else {
      event(message.path("method").asText(), message.path("params"));
    }
  }

  private synchronized void event(String method, JsonNode parameters) {
    switch (method) {
      case "Page.loadEventFired" -> {
        loads++;
        notifyAll();
      }
      case "Network.requestWillBeSent" ->
          requests.add(parameters.path("request").path("url").asText());
      case "Runtime.exceptionThrown" -> errors.add(words(parameters.path("exceptionDetails")));
      case "Runtime.consoleAPICalled" -> {
        if (parameters.path("type").asText().equals("error")) {
          errors.add(parameters.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = parameters.path("entry");
        if (entry.path("level").asText().equals("error")) {
          errors.add(entry.path("text").asText() + " " + entry.path("url").asText());
        }
      }
      default -> {
        // not of interest
      }
    }
  }

  /** What an exception says of itself, with its first place in the script. */
  static String words(JsonNode details) {
    String description = details.path("exception").path("description").asText();
    return description.isEmpty() ? details.toString() : description;
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
      socket = null;
    }
  }
}
