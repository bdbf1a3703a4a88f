package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.model.Point;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import dev.shopfloor.plant.TimeSpec;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Payloads of any family, and what their decoder makes of them. */
public final class Decode {
  /** 2026-11-16T03:33:21.200Z. */
  public static final long RX = 1_794_800_001_200_000_000L;

  /** 2026-11-16T03:33:20Z. */
  public static final long AT = 1_794_800_000_000_000_000L;

  /** One second in ns. */
  public static final long SECOND = 1_000_000_000L;

  private Decode() {}

  public static PayloadSpec spec(PayloadFamily family) {
    return new PayloadSpec(
        family,
        null,
        new TimeSpec(List.of("timestamp", "ts", "time"), ZoneId.of("Europe/Berlin")),
        false,
        Set.of("UNAVAILABLE"));
  }

  public static Decoding decode(PayloadFamily family, byte[] payload, SourceStore sources) {
    RawMessage message = new RawMessage("plantA/topic", RX, payload, null, null, null);
    return PayloadDecoder.of(family).decode(message, spec(family), sources);
  }

  public static Decoding decode(PayloadFamily family, String payload) {
    return decode(family, payload.getBytes(UTF_8), new MemorySourceStore());
  }

  public static Decoded decoded(PayloadFamily family, String payload) {
    return decoded(decode(family, payload));
  }

  public static Decoded decoded(Decoding decoding) {
    if (decoding instanceof Decoded decoded) {
      return decoded;
    }
    throw new AssertionError("points were expected: " + decoding);
  }

  public static Refused refused(PayloadFamily family, String payload) {
    Decoding decoding = decode(family, payload);
    if (decoding instanceof Refused refused) {
      return refused;
    }
    throw new AssertionError("a refusal was expected: " + decoding);
  }

  /** The only point of a payload without problems. */
  public static Point point(PayloadFamily family, String payload) {
    Decoded decoded = decoded(family, payload);
    if (decoded.points().size() != 1 || !decoded.problems().isEmpty()) {
      throw new AssertionError("one point was expected: " + decoded);
    }
    return decoded.points().getFirst();
  }

  /** The only problem of a payload without points. */
  public static Decoding.TagProblem problem(PayloadFamily family, String payload) {
    Decoded decoded = decoded(family, payload);
    if (decoded.problems().size() != 1 || !decoded.points().isEmpty()) {
      throw new AssertionError("one problem was expected: " + decoded);
    }
    return decoded.problems().getFirst();
  }

  /** The points of a payload without problems, by tag; a tag that occurs twice is an error. */
  public static Map<String, Point> byTag(Decoded decoded) {
    Map<String, Point> points = new LinkedHashMap<>();
    for (Point point : decoded.points()) {
      if (points.put(point.tag(), point) != null) {
        throw new AssertionError(point.tag() + " occurs twice");
      }
    }
    if (!decoded.problems().isEmpty()) {
      throw new AssertionError("no problems were expected: " + decoded.problems());
    }
    return points;
  }
}
