package dev.shopfloor.cli.simulation;

import dev.shopfloor.cli.simulation.HourPlan.AlarmChange;
import dev.shopfloor.cli.simulation.HourPlan.Bad;
import dev.shopfloor.cli.simulation.HourPlan.Change;
import dev.shopfloor.cli.simulation.HourPlan.ClockFault;
import dev.shopfloor.cli.simulation.HourPlan.Defect;
import dev.shopfloor.cli.simulation.HourPlan.Outage;
import dev.shopfloor.cli.simulation.HourPlan.Repeat;
import dev.shopfloor.cli.simulation.HourPlan.Reset;
import dev.shopfloor.cli.simulation.HourPlan.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays one machine through one hour of its script. Used once, by one thread. */
final class MachineHour {
  private static final long MINUTE = 60_000;
  private static final long CLOCK_AHEAD = 40 * MINUTE;
  private static final long LONG_STOP = 2 * MINUTE;
  // a gateway that is back hands on 200 s of what it kept in each second
  private static final long BURST = 200;

  private final Machine machine;
  private final HourPlan plan;
  private final List<Outage> outages;
  private final Body body;
  private final Chance chance;
  private final Coolant coolant;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Raise> raises = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private String state;
  private long position;
  private long lastReceived;
  private @Nullable Defect defect;
  private long repeatAfter;

  MachineHour(Machine machine, HourPlan plan, List<Outage> outages, Body body, long seed) {
    this.machine = machine;
    this.plan = plan;
    this.outages = outages;
    this.body = body;
    this.chance = Chance.of(seed, plan.start(), machine.ordinal(), 1);
    this.coolant = new Coolant(machine, plan.drifts());
    this.state = machine.kind().run();
    this.position = plan.start();
  }

  private record Step(long at, Runnable does) {}

  void run() {
    List<Step> steps = new ArrayList<>();
    for (long at = plan.start() + machine.phase();
        at < plan.start() + Planner.HOUR;
        at += Machine.EVERY) {
      steps.add(step(at + chance.between(0, 90), this::sendAll));
    }
    for (Stop stop : plan.stops(machine)) {
      steps.add(step(stop.span().from(), at -> begin(stop, at)));
      steps.add(step(stop.span().to(), at -> end(stop, at)));
    }
    addRareOnes(steps);
    steps.sort(Comparator.comparingLong(Step::at));
    for (Step step : steps) {
      pass(step.at());
      step.does().run();
    }
    pass(plan.start() + Planner.HOUR);
  }

  private void addRareOnes(List<Step> steps) {
    for (Change change : plan.changes()) {
      if (change.machine() == machine) {
        steps.add(step(change.at(), this::changeProduct));
      }
    }
    for (Reset reset : plan.resets()) {
      if (reset.machine() == machine) {
        steps.add(step(reset.at(), this::reset));
      }
    }
    for (AlarmChange alarm : plan.alarms()) {
      if (alarm.machine() == machine) {
        steps.add(step(alarm.at(), at -> alarm(alarm, at)));
      }
    }
    for (Bad bad : plan.bads()) {
      if (bad.machine() == machine) {
        steps.add(step(bad.at(), at -> bad(bad.defect(), at)));
      }
    }
    for (Repeat repeat : plan.repeats()) {
      if (repeat.machine() == machine) {
        steps.add(step(repeat.at(), at -> repeatAfter = repeat.after()));
      }
    }
  }

  private interface At {
    void does(long at);
  }

  private static Step step(long at, At does) {
    return new Step(at, () -> does.does(at));
  }

  private void pass(long to) {
    body.pass(state.equals(machine.kind().run()), position, to, chance);
    position = to;
  }

  private void begin(Stop stop, long at) {
    state = stop.state();
    if (stop.why() == Scenario.WARM_UP) {
      sendAll(at);
    } else {
      sendProduction(at);
    }
    boolean lasts = stop.span().to() - stop.span().from() >= machine.stopAlertAfter();
    if (state.equals(machine.kind().fault()) && lasts) {
      long start = at + machine.clock();
      long told = start + machine.stopAlertAfter() + MINUTE - 1;
      raises.add(new Raise(machine, "stop", start, told - Math.floorMod(told, MINUTE)));
    }
  }

  private void end(Stop stop, long at) {
    state = machine.kind().run();
    if (stop.span().to() - stop.span().from() > LONG_STOP) {
      body.restarted(at);
    }
    sendProduction(at);
  }

  private void sendAll(long at) {
    double degrees = coolant.at(at, body, chance);
    Payload payload = Voice.all(machine, clock(at), state, body, degrees, chance, defect);
    Sent message = production(at, payload.bytes(), defect == null ? null : defect.name());
    if (message.fact() != null) {
      coolant.raise(degrees, message.fact().time(), message.receivedAt()).ifPresent(raises::add);
    }
    if (repeatAfter > 0) {
      sent.add(message.again(repeatAfter));
    }
    defect = null;
    repeatAfter = 0;
  }

  private void sendProduction(long at) {
    production(at, Voice.production(machine, clock(at), state, body).bytes(), null);
  }

  private Sent production(long at, byte[] payload, @Nullable String reason) {
    String product = machine.firstProduct().isEmpty() ? null : body.product();
    long received = received(at);
    Fact fact = new Fact(clock(at), received, state, product, body.total(), body.scrap());
    return send(at, received, machine.topic(), payload, fact, reason);
  }

  private void changeProduct(long at) {
    body.produce(machine.otherProduct(body.product()));
    byte[] payload = Voice.product(machine, clock(at), body.product()).bytes();
    long received = received(at);
    Fact fact = new Fact(clock(at), received, null, body.product(), Fact.NO_COUNT, Fact.NO_COUNT);
    send(at, received, machine.topic(), payload, fact, null);
  }

  private void reset(long at) {
    body.resetCounters();
    sendProduction(at);
  }

  private void alarm(AlarmChange alarm, long at) {
    byte[] payload = Voice.alarm(machine, clock(at), alarm.raised()).bytes();
    long received = received(at);
    send(at, received, machine.topic(), payload, null, null);
    if (alarm.raised()) {
      raises.add(new Raise(machine, Voice.alarmProblem(machine), clock(at), received + 1));
    }
  }

  private void bad(Defect what, long at) {
    switch (what) {
      case MALFORMED_JSON -> {
        byte[] payload = Voice.production(machine, clock(at), state, body).brokenOff();
        send(at, received(at), machine.topic(), payload, null, what.name());
      }
      case UNKNOWN_ASSET -> {
        byte[] payload = Voice.production(machine, clock(at), state, body).bytes();
        String topic = machine.topic().replace(machine.id(), machine.id() + "-new");
        send(at, received(at), topic, payload, null, what.name());
      }
      case UNKNOWN_TAG, OUT_OF_RANGE, WRONG_TYPE -> defect = what;
    }
  }

  private Sent send(
      long at,
      long received,
      String topic,
      byte[] payload,
      @Nullable Fact fact,
      @Nullable String reason) {
    boolean ahead = clockAhead(at) && reason == null;
    Sent message =
        new Sent(
            machine,
            at,
            received,
            topic,
            payload,
            ahead ? null : fact,
            ahead ? "FUTURE_TIME" : reason,
            false);
    sent.add(message);
    if (message.fact() != null) {
      facts.add(message.fact());
    }
    return message;
  }

  /** What the machine's clock shows. */
  private long clock(long at) {
    return at + machine.clock() + (clockAhead(at) ? CLOCK_AHEAD : 0);
  }

  private boolean clockAhead(long at) {
    for (ClockFault fault : plan.clockFaults()) {
      if (fault.machine() == machine && fault.span().holds(at)) {
        return true;
      }
    }
    return false;
  }

  /** A gateway keeps the order of what passes through it. */
  private long received(long at) {
    long received = at + chance.between(40, 460);
    for (Outage outage : outages) {
      if (outage.line().equals(machine.line()) && outage.span().holds(at)) {
        received = outage.span().to() + (at - outage.span().from()) / BURST;
      }
    }
    lastReceived = Math.max(received, lastReceived + 1);
    return lastReceived;
  }

  List<Sent> sent() {
    return sent;
  }

  List<Raise> raises() {
    return raises;
  }

  List<Fact> facts() {
    return facts;
  }
}
