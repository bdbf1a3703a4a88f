package dev.shopfloor.cli.rules;

import dev.shopfloor.cli.alert.AlertText;
import dev.shopfloor.cli.run.InputLines;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.workorder.Envelopes;
import dev.shopfloor.workorder.Incoming;
import dev.shopfloor.workorder.Occurrence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads an example alert: {@code ASSET[:kind[:signal[:code]]]}, or the first alert line of a file.
 */
public final class ExampleAlertReader {
  private static final Set<String> KINDS =
      Set.of("THRESHOLD", "ANOMALY", "STATE", "VIOLATION", "STOP", "DATA_QUALITY");
  private static final int MOST_SHOWN = 12;

  private final PlantModel plant;

  /** Reads alerts of this plant. */
  public ExampleAlertReader(PlantModel plant) {
    this.plant = plant;
  }

  /**
   * The alert.
   *
   * @param given as on the command line; a file where one has this name, or - for standard input
   * @throws UsageException when it is none; the message says how to write it
   */
  public ExampleAlert read(String given) throws IOException {
    return given.equals("-") || file(given) ? line(given) : written(given);
  }

  private static boolean file(String given) {
    try {
      return Files.isRegularFile(Path.of(given));
    } catch (InvalidPathException none) {
      return false;
    }
  }

  private ExampleAlert written(String given) {
    String[] parts = given.split(":", 4);
    String kind = part(parts, 1).toUpperCase(Locale.ROOT).replace('-', '_');
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      throw new UsageException(
          "\"%s\" is no kind of alert; it can be %s"
              .formatted(
                  part(parts, 1),
                  KINDS.stream()
                      .sorted()
                      .map(each -> each.toLowerCase(Locale.ROOT).replace('_', '-'))
                      .collect(Collectors.joining(", "))));
    }
    String code = part(parts, 3);
    return new ExampleAlert(
        asset(parts[0]),
        new Occurrence.Topic(kind, part(parts, 2), code.isEmpty() ? null : code),
        Severity.MEDIUM,
        null);
  }

  private static String part(String[] parts, int at) {
    return at < parts.length ? parts[at].strip() : "";
  }

  private AssetKey asset(String name) {
    List<AssetKey> found =
        plant.assets().stream()
            .map(AssetHistory::key)
            .filter(key -> key.asset().equals(name) || key.text().equals(name))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    List<AssetKey> can =
        found.isEmpty() ? plant.assets().stream().map(AssetHistory::key).toList() : found;
    throw new UsageException(
        "%s; name one of %s%s"
            .formatted(
                found.isEmpty()
                    ? "the plant file has no asset \"" + name + '"'
                    : "\"" + name + "\" is an asset of several sites",
                can.stream()
                    .limit(MOST_SHOWN)
                    .map(AssetKey::text)
                    .collect(Collectors.joining(", ")),
                can.size() > MOST_SHOWN ? ", ..." : ""));
  }

  private ExampleAlert line(String name) throws IOException {
    Envelopes envelopes = new Envelopes(new MapPlantDirectory(plant));
    try (InputLines input = InputLines.open(name)) {
      for (InputLines.Line line = input.next(); line != null; line = input.next()) {
        String body = AlertText.body(line.bytes());
        ExampleAlert alert = body == null ? null : alert(envelopes.read(body), input.place());
        if (alert != null) {
          return alert;
        }
      }
    }
    throw new UsageException(
        name + " has no line that is the beginning of a problem; give one, or ASSET:kind:signal");
  }

  private static @Nullable ExampleAlert alert(Incoming incoming, String place) {
    return switch (incoming) {
      case Incoming.Unusable unusable ->
          throw new UsageException(place + " is no alert: " + unusable.message());
      case Incoming.Newer(String why) ->
          throw new UsageException(place + " is no alert of this release: " + why);
      case Incoming.Occurred occurred ->
          occurred.occurrences().stream()
              .filter(Occurrence.Raised.class::isInstance)
              .map(Occurrence.Raised.class::cast)
              .findFirst()
              .map(raised ->
                  new ExampleAlert(
                      raised.asset(),
                      raised.details().topic(),
                      raised.severity(),
                      raised.eventTime()))
              .orElse(null);
      default -> null;
    };
  }
}
