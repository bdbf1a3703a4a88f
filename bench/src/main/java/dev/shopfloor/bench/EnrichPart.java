package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way of one message through enrich-fn, from bytes in to bodies out, beside all yardsticks. */
final class EnrichPart implements Part {
  private static final String WHAT = "Kepware, 20 readings";
  private static final String LIMIT =
      "Tried: bytes to rows without tokens or objects, text made once for each tag, one buffer. Of"
          + " the profile 17 % is texts of the payload, 11 % base64, 9 % the body's characters, 14"
          + " % digits written and read; ours writes twice the bytes that came, and keeps clocks,"
          + " alarms and repeats, which the others do not. It would take shorter bodies.";

  @Override
  public String title() {
    return "Enrichment";
  }

  @Override
  public List<Row> rows(Pace pace) throws Exception {
    JmhRun run = JmhRun.careful(pace, EnrichBench.class);
    Measured ours = of(run, "ours", "enrich");
    List<Row> rows = new ArrayList<>();
    rows.add(Row.alone(WHAT + ", allocated", ours, new Target.BytesAtMost(300)));
    rows.add(beside(run, ours, "Jackson, parse only", "jacksonParse", new Target.None()));
    rows.add(beside(run, ours, "Jackson, token by token", "jacksonTokens", new Target.None()));
    rows.add(
        beside(run, ours, "Jackson, parse and write", "jacksonTree", new Target.AtMostTimes(1.5)));
    rows.add(
        beside(run, ours, "the obvious Java", "obvious", new Target.TimesFaster(2))
            .missedBecause(LIMIT));
    rows.add(peer(pace, ours, Peer.NODE, new Target.TimesFaster(3)).missedBecause(LIMIT));
    rows.add(peer(pace, ours, Peer.PYTHON, new Target.TimesFaster(10)).missedBecause(LIMIT));
    return rows;
  }

  private static Measured of(JmhRun run, String name, String method) {
    return run.measured(name, "EnrichBench." + method, Map.of(), Reading.ALL.size());
  }

  private static Row beside(JmhRun run, Measured ours, String name, String method, Target target) {
    return Row.beside(WHAT, ours, of(run, name, method), target);
  }

  private static Row peer(Pace pace, Measured ours, Peer peer, Target target) throws Exception {
    Optional<Peer.Found> interpreter = peer.found();
    if (interpreter.isEmpty()) {
      return Row.alone(WHAT + ", beside " + peer.language(), ours, new Target.None())
          .saying(
              "not measured: no %s is on this machine.".formatted(peer.interpreters().getFirst()));
    }
    byte[] event = Family.KEPWARE.event(Family.TIME);
    PeerPlant plant = PeerPlant.of(PressPlant.model());
    // each round is a tenth of a second
    Pace.Effort effort = pace.careful();
    int rounds = Math.toIntExact(effort.iterations() * effort.millis() / 100);
    return Row.beside(
        WHAT, ours, peer.measured(Bench.home(), interpreter.get(), event, plant, rounds), target);
  }
}
