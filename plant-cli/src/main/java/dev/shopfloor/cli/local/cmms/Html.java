package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import dev.shopfloor.cli.local.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The frame of every page and its small parts. */
final class Html {
  // nothing from outside, no script, and forms go nowhere else
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private Html() {}

  /** Text that shows as text, also inside an attribute in quotes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A whole page; {@code head} and {@code body} are HTML. */
  static Response page(int status, String title, String head, String body, SiteView view) {
    String html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/shopfloor.css">
        <link rel="stylesheet" href="/cmms.css">
        %s</head>
        <body>
        <a class="skip" href="#main">To the content</a>
        <header class="top"><nav aria-label="Main">%s<a href="/">Work orders</a></nav></header>
        <main id="main">
        %s</main>
        <footer>Times: %s</footer>
        </body>
        </html>
        """
            .formatted(text(title), head, plant(view.plantPage()), body, text(view.zoneName()));
    return new Response(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))
        .with("Content-Security-Policy", POLICY)
        // a form needs its origin: without a referrer a browser would send "null"
        .with("Referrer-Policy", "same-origin")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  /** A page that says what is wrong and what to do. */
  static Response error(int status, String what, String todo, SiteView view) {
    String body =
        """
        <h1>%s</h1>
        <p>%s</p>
        <p><a class="button" href="/">All work orders</a></p>
        """
            .formatted(text(what), text(todo));
    return page(status, what, "", body, view);
  }

  /** A status or priority: a coloured dot and a word, so that colour is never all there is. */
  static String badge(String kind, String words) {
    return "<span class=\"badge %s\"><span class=\"dot\"></span>%s</span>"
        .formatted(kind, text(words));
  }

  static String badge(Status status) {
    return badge("is-" + status.name().toLowerCase(Locale.ROOT), status.words());
  }

  private static String plant(@Nullable URI page) {
    return page == null
        ? ""
        : "<a class=\"back\" href=\"%s\">Plant</a>".formatted(text(page.toString()));
  }
}
