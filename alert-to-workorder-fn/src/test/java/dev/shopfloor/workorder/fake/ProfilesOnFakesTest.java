package dev.shopfloor.workorder.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each profile before the system that its vendor's documents describe. */
class ProfilesOnFakesTest {
  private static final String TITLE = "press07: 81.5 °C > 80 °C & <b>\"hot\"</b>";

  private FakeCmms cmms;
  private ProfileCmms profile;
  private long now = Given.MORNING;

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void anOrderIsMadeOnceFoundCommentedAndRaisedAndLosesNothing(String name) {
    open(name);
    long asset = cmms.addAsset("press07");
    Cmms.Order made = create();
    now += Duration.ofMinutes(1).toNanos();

    assertThat(profile.findByMarker(Sender.MARKER, limit()))
        .isInstanceOfSatisfying(
            Cmms.Found.class,
            found ->
                assertThat(found.orders())
                    .singleElement()
                    .satisfies(order -> {
                      assertThat(order.id()).isEqualTo(made.id());
                      assertThat(order.marker()).isEqualTo(Sender.MARKER);
                      assertThat(order.open()).isTrue();
                    }));
    FakeOrder order = cmms.orders().getFirst();
    String description = order.description();
    for (int times = 0; times < 2; times++) {
      assertThat(profile.comment(made, "again, > 82 °C", "e2", limit()))
          .isEqualTo(Cmms.Changed.DONE);
      assertThat(profile.raisePriority(made, Priority.P1, limit())).isEqualTo(Cmms.Changed.DONE);
    }

    assertThat(order.markers()).contains(Sender.MARKER);
    assertThat(order.description()).isEqualTo(description);
    assertThat(order.comments().getFirst()).startsWith("again");
    assertThat(order.priority()).isIn("HIGH", "critical", "P1", "1");
    if (!name.equals("plant-cmms")) {
      assertThat(order.asset()).isEqualTo(asset);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void whatPeopleFinishOrDeleteIsSeen(String name) {
    open(name);
    Cmms.Order made = create();
    FakeOrder order = cmms.orders().getFirst();

    cmms.stage(order, FakeOrder.Stage.COMPLETED, "Jens");
    assertThat(read(made))
        .singleElement()
        .satisfies(read -> assertThat(read.ending().cancelled()).isFalse());
    cmms.delete(order);
    assertThat(read(made)).isEmpty();
    assertThat(profile.comment(made, "x", "e3", limit())).isInstanceOf(Cmms.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void everyFaultOfACreationIsUnderstood(String name) {
    for (Fault fault : Fault.values()) {
      open(name);
      cmms.failing(Faults.NONE.on(Call.Kind.CREATE, 1, fault));
      Cmms.Creating creating = profile.create(draft(), limit());
      now += Duration.ofMinutes(1).toNanos();
      boolean there = !cmms.orders().isEmpty();

      if (creating instanceof Cmms.Created) {
        assertThat(there).as("%s says it was made after %s", name, fault).isTrue();
      } else if (!(creating instanceof Cmms.Ambiguous)) {
        assertThat(there).as("%s after %s: %s", name, fault, creating).isFalse();
      }
      if (fault == Fault.THROTTLE) {
        assertThat(creating).as(name).isInstanceOf(Cmms.Throttled.class);
      }
      // our own text is fine: nothing that a person would have to mend
      assertThat(creating).as("%s after %s", name, fault).isNotInstanceOf(Cmms.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "maintainx", "factory-ai", "plant-cmms", "unforgiving"})
  void everyFaultOfACommentAndOfARaiseIsUnderstood(String name) {
    for (Fault fault : Fault.values()) {
      open(name);
      Cmms.Order made = create();
      FakeOrder order = cmms.orders().getFirst();
      String before = order.priority();
      cmms.failing(Faults.NONE.on(Call.Kind.COMMENT, 1, fault).on(Call.Kind.RAISE, 1, fault));

      Cmms.Changing commented = profile.comment(made, "again", "e2", limit());
      Cmms.Changing raised = profile.raisePriority(made, Priority.P1, limit());
      now += Duration.ofMinutes(1).toNanos();
      cmms.orders();

      if (commented instanceof Cmms.Changed) {
        assertThat(order.comments()).as("%s says it is there after %s", name, fault).hasSize(1);
      }
      if (raised instanceof Cmms.Changed) {
        assertThat(order.priority())
            .as("%s says it is raised after %s", name, fault)
            .isNotEqualTo(before);
      }
      assertThat(List.of(commented, raised))
          .as("%s after %s", name, fault)
          .noneMatch(Cmms.Refused.class::isInstance);
    }
  }

  @Test
  void anExpiredTokenIsRenewedWithinTheSameCall() {
    for (String name : List.of("atlas", "unforgiving")) {
      open(name);
      cmms.failing(Faults.NONE.on(Call.Kind.CREATE, 1, Fault.EXPIRED));
      assertThat(profile.create(draft(), limit())).isInstanceOf(Cmms.Created.class);
      assertThat(cmms.orders()).hasSize(1);
    }
  }

  @Test
  void aThrottleThatLooksLikeAnExpiryIsNone() {
    open("unforgiving");
    cmms.switches().throttlesWith403 = true;
    cmms.failing(Faults.always(Fault.THROTTLE));
    assertThat(profile.create(draft(), limit()))
        .isInstanceOfSatisfying(
            Cmms.Throttled.class,
            throttled -> assertThat(throttled.after()).isEqualTo(Duration.ofSeconds(20).toNanos()));
  }

  @Test
  void aRepeatWithinTheGuardsTimeIsNoSecondOrder() {
    open("unforgiving");
    create();
    assertThat(profile.create(draft(), limit())).isInstanceOf(Cmms.Ambiguous.class);
    assertThat(cmms.orders()).hasSize(1);
  }

  @Test
  void changesAreReadPageByPage() {
    open("unforgiving");
    for (int i = 0; i < 45; i++) {
      cmms.switches().guardsRepeats = false;
      create();
    }
    now += Duration.ofMinutes(1).toNanos();
    cmms.stage(cmms.orders().get(7), FakeOrder.Stage.COMPLETED, "Jens");

    assertThat(profile.changedSince(Given.MORNING, limit()))
        .isInstanceOfSatisfying(
            Cmms.Changes.class,
            changes -> {
              assertThat(changes.changes()).hasSize(45);
              assertThat(changes.more()).isFalse();
              assertThat(changes.changes().getLast().order().ending().by()).isEqualTo("Jens");
            });
  }

  private void open(String name) {
    cmms = FakeCmms.of(name, () -> now);
    profile = ProfileOnFake.of(name, cmms);
  }

  private Cmms.Order create() {
    assertThat(profile.create(draft(), limit())).isInstanceOf(Cmms.Created.class);
    List<FakeOrder> orders = cmms.orders();
    FakeOrder last = orders.getLast();
    assertThat(last.markers()).contains(Sender.MARKER);
    String id = cmms.orders().getLast().id + "";
    return Cmms.Order.of(
        profile.profile().equals("factory-ai") ? "wo-" + id : id, id, Sender.MARKER);
  }

  private static Cmms.Draft draft() {
    return Given.draft(TITLE, "Value: 81.5 > 80", Priority.P3, "press07", Sender.MARKER);
  }

  private List<Cmms.Order> read(Cmms.Order order) {
    return ((Cmms.Found) profile.read(order, limit())).orders();
  }

  private Cmms.Limit limit() {
    return new Cmms.Limit(now, Duration.ofSeconds(15));
  }
}
