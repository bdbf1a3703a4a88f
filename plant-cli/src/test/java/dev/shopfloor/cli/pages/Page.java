package dev.shopfloor.cli.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page: its links, and the places in it that a link may lead to. */
record Page(Path file, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*?) *$");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /** The links that lead to nothing in this checkout. */
  List<String> broken() {
    String prose = CODE.matcher(BLOCK.matcher(text).replaceAll("")).replaceAll("code");
    return LINK.matcher(prose)
        .results()
        .map(found -> found.group(1))
        .filter(link -> !ELSEWHERE.matcher(link).matches())
        .distinct()
        .filter(link -> !leads(link))
        .toList();
  }

  private boolean leads(String link) {
    int at = link.indexOf('#');
    String path = at < 0 ? link : link.substring(0, at);
    if (path.isEmpty()) {
      return places().contains(link.substring(1));
    }
    Path target = file.resolveSibling(path).normalize();
    return Files.exists(target) && (at < 0 || of(target).places().contains(link.substring(at + 1)));
  }

  /** The anchors, and the headings as GitHub names them. */
  Set<String> places() {
    Set<String> places = new HashSet<>();
    String prose = BLOCK.matcher(text).replaceAll("");
    ANCHOR.matcher(prose).results().map(found -> found.group(1)).forEach(places::add);
    Map<String, Integer> times = new HashMap<>();
    headings(prose)
        .map(Page::slug)
        .forEach(slug -> {
          int before = times.merge(slug, 1, Integer::sum) - 1;
          places.add(before == 0 ? slug : slug + "-" + before);
        });
    return places;
  }

  private static Stream<String> headings(String prose) {
    return HEADING.matcher(prose).results().map(found -> found.group(1));
  }

  private static String slug(String heading) {
    String shown = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
    return shown.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_\\- ]", "").replace(' ', '-');
  }

  /** All that a pattern finds. */
  Stream<MatchResult> all(Pattern pattern) {
    return pattern.matcher(text).results();
  }

  /** The sections of one level below a heading, each with its heading as the first line. */
  List<String> sections(String heading, String level) {
    String rest = text.substring(text.indexOf("\n" + heading + "\n") + 1);
    int end = rest.indexOf("\n" + level.substring(1) + " ", heading.length());
    String part = end < 0 ? rest : rest.substring(0, end);
    return Stream.of(part.split("(?m)^(?=" + level + " )")).skip(1).toList();
  }
}
