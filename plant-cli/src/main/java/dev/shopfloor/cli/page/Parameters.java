package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.plant.TagSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the parameters of requests. */
final class Parameters {
  private final Request request;

  Parameters(Request request) {
    this.request = request;
  }

  /**
   * A span of time in minutes.
   *
   * @param otherwise when the parameter is not there
   * @param most the longest span that is answered
   */
  int minutes(int otherwise, int most) throws BadParameterException {
    String text = text("minutes");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int minutes = Integer.parseInt(text);
      if (minutes >= 1 && minutes <= most) {
        return minutes;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as for a number that is too great
    }
    throw new BadParameterException("minutes", text, "send a whole number from 1 to " + most);
  }

  /**
   * The asset named by {@code asset} as it is at an instant.
   *
   * @param now ns since the epoch
   */
  AssetRevision asset(PlantModel model, long now) throws BadParameterException {
    return history(model).at(now);
  }

  /** The asset named by {@code asset}, at all times. */
  AssetHistory history(PlantModel model) throws BadParameterException {
    String text = text("asset");
    for (AssetHistory history : model.assets()) {
      if (history.key().text().equals(text)) {
        return history;
      }
    }
    throw new BadParameterException(
        "asset",
        text,
        "send one of "
            + model.assets().stream()
                .map(history -> history.key().text())
                .collect(Collectors.joining(", ")));
  }

  /** The shift that begins at {@code start}, or the newest when none is named. */
  ShiftResult shift(List<ShiftResult> newestFirst) throws BadParameterException {
    String text = text("start");
    for (ShiftResult result : newestFirst) {
      if (text.isEmpty() || Nanos.instant(result.window().start()).toString().equals(text)) {
        return result;
      }
    }
    throw new BadParameterException(
        "start",
        text,
        newestFirst.isEmpty()
            ? "wait for the machine's first result; it comes with the next full minute"
            : "send one of "
                + newestFirst.stream()
                    .map(result -> Nanos.instant(result.window().start()).toString())
                    .collect(Collectors.joining(", ")));
  }

  /** Whether the request asks for one asset only. */
  boolean names(String field) {
    return !text(field).isEmpty();
  }

  /** The tag of an asset named by {@code tag}; one that can be drawn as a line. */
  TagSpec tag(AssetRevision asset) throws BadParameterException {
    String text = text("tag");
    TagSpec tag = asset.tag(text);
    if (tag == null || !Trend.drawable(tag)) {
      throw new BadParameterException(
          "tag",
          text,
          "send one of "
              + asset.tags().stream()
                  .filter(Trend::drawable)
                  .map(TagSpec::name)
                  .collect(Collectors.joining(", ")));
    }
    return tag;
  }

  private String text(String field) {
    return request.parameter(field).orElse("");
  }
}
