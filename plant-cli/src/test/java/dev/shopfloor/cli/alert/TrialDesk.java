package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.cmms.CmmsAccess;
import dev.shopfloor.cli.cmms.GivenSecret;
import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import dev.shopfloor.model.ShopfloorEvent;
import dev.shopfloor.model.Value;
import dev.shopfloor.model.json.EventCodec;
import dev.shopfloor.plant.MapPlantDirectory;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Exchange;
import dev.shopfloor.workorder.cmms.GatedExchange;
import dev.shopfloor.workorder.cmms.MemoryGateStore;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.fake.FakeCmms;
import dev.shopfloor.workorder.fake.Sessions;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A trial with Atlas on the other side, both in the trial's time. */
final class TrialDesk {
  final TrialClock clock = new TrialClock();
  final FakeCmms cmms = FakeCmms.of("atlas", clock::now);
  final List<Decided> decided = new ArrayList<>();
  final AlertTrial trial;
  private int names;

  TrialDesk(PlantModel plant) {
    this(plant, Profiles.named("atlas"));
  }

  /** With a profile for Atlas that a customer has changed. */
  TrialDesk(PlantModel plant, Profile profile) {
    Exchange exchange =
        new GatedExchange(
            cmms.exchange(),
            new MemoryGateStore(),
            GatedExchange.Rules.of(profile.limits()),
            clock::now,
            time -> {});
    GivenSecret secret =
        GivenSecret.of(
            null,
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(Sessions.USER, cmms.sessions().password()));
    Credentials credentials =
        CmmsAccess.of(
            profile,
            URI.create("https://cmms.example.com"),
            secret,
            exchange,
            clock::now,
            time -> {});
    trial =
        new AlertTrial(
            new ProfileCmms(profile, exchange, credentials, () -> 0),
            new MapPlantDirectory(plant),
            clock,
            new Random(1),
            decided::add);
  }

  /** An alert that begins, under a key of its own for each signal and code. */
  void raised(AssetKey asset, String signal, String code, String text, long time) {
    raised(asset, signal, code, text, Severity.HIGH, time);
  }

  void raised(
      AssetKey asset, String signal, String code, String text, Severity severity, long time) {
    List<String> key = List.of(asset.site(), asset.asset(), signal, code);
    take(alert(asset, signal, code, text, severity, time, key, Alert.State.RAISED));
  }

  /** An alert of a signal that is one problem whatever its codes are. */
  void changed(AssetKey asset, String signal, String code, Alert.State state, long time) {
    List<String> key = List.of(asset.site(), asset.asset(), signal);
    take(alert(asset, signal, code, "stands", Severity.HIGH, time, key, state));
  }

  private Alert alert(
      AssetKey asset,
      String signal,
      String code,
      String text,
      Severity severity,
      long time,
      List<String> key,
      Alert.State state) {
    return new Alert(
        "e" + names++,
        asset,
        "line",
        signal,
        "machine-condition",
        Alert.Kind.STATE,
        state,
        severity,
        code,
        text,
        Value.ABSENT,
        null,
        null,
        null,
        List.of(),
        time,
        key);
  }

  void take(ShopfloorEvent event) {
    trial.take(
        "{\"source\":\"shopfloor\",\"detail-type\":\"%s\",\"detail\":%s}"
            .formatted(event.getClass().getSimpleName(), EventCodec.detail(event)),
        "line " + names);
  }

  /** Lets time pass without an alert. */
  void passTo(long time) {
    trial.take("{\"tick\":\"" + Instant.ofEpochSecond(0, time) + "\"}", "tick");
  }

  long decided(String outcome) {
    return decided.stream().filter(each -> each.outcome().equals(outcome)).count();
  }
}
