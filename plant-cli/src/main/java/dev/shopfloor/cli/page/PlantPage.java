package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.plant.AssetHistory;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The page of a running plant, on 127.0.0.1. It shows and changes nothing. */
public final class PlantPage implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1024;

  private final LoopbackServer server;

  private PlantPage(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts the page, with times in the zone of the model's first site.
   *
   * @param port 0 for any free one
   */
  public static PlantPage start(int port, PageSource source) throws IOException {
    ZoneId zone =
        source.model().assets().stream()
            .findFirst()
            .map(AssetHistory::latest)
            .map(revision -> revision.zone())
            .orElse(ZoneOffset.UTC);
    return start(port, source, zone);
  }

  /**
   * Starts the page.
   *
   * @param port 0 for any free one
   * @param zone in which it shows times
   */
  public static PlantPage start(int port, PageSource source, ZoneId zone) throws IOException {
    StateHistory states = new StateHistory(source.stores().timeSeries());
    ShiftResults shifts = new ShiftResults();
    QuarantineJson quarantine = new QuarantineJson(source);
    ProblemStates problems = new ProblemStates(source);
    StatusJson status = new StatusJson(source, UUID.randomUUID().toString(), zone);
    List<Section> sections =
        List.of(
            new Section("plant", status::plant),
            new Section("links", json -> Links.write(json, source)),
            new Section("machines", new MachineSection(source, states, shifts)::write),
            new Section("lines", new RollUpSection(source)::write),
            new Section("alerts", new AlertJson(source)::write),
            // before the orders, which take times from it
            new Section("problems", problems::write),
            new Section("orders", new OrderJson(source, problems)::write),
            new Section("checks", status::checks),
            new Section("happenings", status::happenings),
            new Section("quarantine", quarantine::summary),
            new Section("ledger", status::ledger));
    Snapshots snapshots = new Snapshots(sections, System::nanoTime);
    ShiftDetails details = new ShiftDetails(source, shifts);
    PageRoutes routes = new PageRoutes(source, snapshots, states, shifts, quarantine, details);
    return new PlantPage(LoopbackServer.start(port, MAX_BODY_BYTES, routes::handle));
  }

  /** The address, without a slash at the end. */
  public String url() {
    return server.url();
  }

  /** Ends all streams and stops; leaves no thread. */
  @Override
  public void close() {
    server.close();
  }
}
