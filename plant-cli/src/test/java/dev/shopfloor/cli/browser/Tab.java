package dev.shopfloor.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One tab: goes to pages, asks them, looks at them, and remembers what went wrong in them. */
public final class Tab implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_NANOS = 50_000_000;

  private final DevTools tools;

  private Tab(DevTools tools) {
    this.tools = tools;
  }

  static Tab connect(HttpClient http, URI uri) {
    Tab tab = new Tab(DevTools.connect(http, uri));
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      tab.call(domain + ".enable", Map.of());
    }
    return tab;
  }

  /** Calls a method of the DevTools protocol and returns its result. */
  public JsonNode call(String method, Map<String, ?> parameters) {
    return tools.call(method, JSON.valueToTree(parameters));
  }

  /** Goes to an address and waits until the page with its scripts and pictures has loaded. */
  public void go(String url) {
    long loadsBefore = tools.loads();
    JsonNode result = call("Page.navigate", Map.of("url", url));
    if (result.has("errorText")) {
      throw new IllegalStateException(url + ": " + result.path("errorText").asText());
    }
    if (result.has("loaderId")) {
      tools.awaitLoad(loadsBefore);
    }
  }

  /**
   * The value of a JavaScript expression, a promise's when it is one.
   *
   * @throws IllegalStateException with the script's own words when it throws
   */
  public JsonNode evaluate(String expression) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("expression", expression);
    parameters.put("awaitPromise", true);
    parameters.put("returnByValue", true);
    parameters.put("userGesture", true);
    JsonNode answer = tools.call("Runtime.evaluate", parameters);
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(
          expression + ": " + DevTools.words(answer.path("exceptionDetails")));
    }
    return answer.path("result").path("value");
  }

  /** The text that a person reads in the first element that a CSS selector finds. */
  public String text(String selector) {
    return evaluate("document.querySelector(%s).innerText".formatted(quoted(selector))).asText();
  }

  /** Clicks the first element that a CSS selector finds. */
  public void click(String selector) {
    evaluate("document.querySelector(%s).click()".formatted(quoted(selector)));
  }

  /** Presses a key such as {@code Tab}, {@code Enter} or {@code m}. */
  public void press(String key) {
    ObjectNode down = JSON.createObjectNode();
    down.put("type", "keyDown");
    down.put("key", key);
    down.put("code", key.length() == 1 ? "Key" + key.toUpperCase(Locale.ROOT) : key);
    switch (key) {
      case "Enter" -> down.put("text", "\r").put("windowsVirtualKeyCode", 13);
      case "Tab" -> down.put("windowsVirtualKeyCode", 9);
      case "Escape" -> down.put("windowsVirtualKeyCode", 27);
      default -> down.put("text", key);
    }
    tools.call("Input.dispatchKeyEvent", down);
    ObjectNode up = JSON.createObjectNode();
    up.put("type", "keyUp");
    up.put("key", key);
    tools.call("Input.dispatchKeyEvent", up);
  }

  /**
   * Waits until a JavaScript expression is true; one that throws is not true yet, nor is any while
   * the tab goes to another page.
   *
   * @throws IllegalStateException when that takes longer than the limit
   */
  public void await(String expression, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    String careful =
        "(() => { try { return !!(%s); } catch { return false; } })()".formatted(expression);
    while (!holds(careful)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "not true within " + limit.toSeconds() + " s: " + expression);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean holds(String expression) {
    try {
      return evaluate(expression).asBoolean();
    } catch (IllegalStateException navigating) {
      return false;
    }
  }

  /** Makes the page as wide and high as a screen, in CSS px. */
  public void size(int width, int height) {
    boolean phone = width < 600;
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
  }

  /** Makes the system prefer dark or light. */
  public void dark(boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    Map<String, String> calm = Map.of("name", "prefers-reduced-motion", "value", "reduce");
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, calm)));
  }

  /** Writes what is to be seen as PNG. */
  public void screenshot(Path file) throws IOException {
    write(file, Map.of("format", "png"));
  }

  /** Writes the whole page from top to bottom as PNG. */
  public void screenshotOfAll(Path file) throws IOException {
    JsonNode size = call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
    Map<String, ?> clip =
        Map.of(
            "x", 0,
            "y", 0,
            "width", size.path("width").asDouble(),
            "height", size.path("height").asDouble(),
            "scale", 1);
    write(file, Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
  }

  private void write(Path file, Map<String, ?> parameters) throws IOException {
    String data = call("Page.captureScreenshot", parameters).path("data").asText();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Shows the page as a printer would, or on the screen again. */
  public void printed(boolean printed) {
    call("Emulation.setEmulatedMedia", Map.of("media", printed ? "print" : "screen"));
  }

  /** Prints on A4 and returns the PDF. */
  public byte[] pdf() {
    Map<String, ?> parameters = Map.of("preferCSSPageSize", true, "printBackground", false);
    return Base64.getDecoder().decode(call("Page.printToPDF", parameters).path("data").asText());
  }

  /** Errors on the console, exceptions and failed loads so far, in the browser's words. */
  public List<String> errors() {
    return tools.errors();
  }

  /** The address of every request so far, those of frames and event streams included. */
  public List<String> requests() {
    return tools.requests();
  }

  private static String quoted(String text) {
    return JSON.getNodeFactory().textNode(text).toString();
  }

  /** Closes the tab in the browser too: one that stays goes on holding its connections. */
  @Override
  public void close() {
    if (tools.closed()) {
      return;
    }
    try {
      call("Page.close", Map.of());
    } catch (IllegalStateException gone) {
      // the answer may go with the tab
    }
    tools.close();
  }
}
