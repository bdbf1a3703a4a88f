package dev.shopfloor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopfloor.enrich.EnrichStage;
import dev.shopfloor.enrich.EnvelopeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Param;

/** All do the same work; how fast is for {@code ./plant bench}. */
class ContestantsTest {
  private static final byte[] EVENT = Family.KEPWARE.event(Family.TIME);
  private static final Path HOME = Path.of(System.getProperty("shopfloor.root", ".."));

  @ParameterizedTest
  @EnumSource
  void allReadingsOfEachFamilyPass(Family family) throws Exception {
    EnrichStage stage = PressPlant.stage(handedOn -> {});
    for (byte[] announcement : family.before(Family.TIME)) {
      stage.run(EnvelopeReader.read(announcement, 0));
    }

    assertThatCode(() -> PressPlant.check(stage, family.event(Family.TIME), 1))
        .doesNotThrowAnyException();
  }

  @Test
  void jacksonIsMeasuredOnEachFamilyThatItCanRead() throws Exception {
    Param param = FamilyJacksonBench.class.getField("family").getAnnotation(Param.class);

    assertThat(param.value())
        .containsExactly(
            Stream.of(Family.values())
                .filter(Family::json)
                .map(Family::name)
                .toArray(String[]::new));
  }

  @Test
  void sparkplugDataWithoutItsBirthDoesNotPassForWork() throws Exception {
    EnrichStage stage = PressPlant.stage(handedOn -> {});

    assertThatThrownBy(() -> PressPlant.check(stage, Family.SPARKPLUG.event(Family.TIME), 1))
        .hasMessage("0 points of 20 pass");
  }

  @Test
  void allReadingsOfABatchOfRecordsPass() throws Exception {
    List<byte[]> rules =
        IntStream.range(0, 10)
            .mapToObj(at -> Family.KEPWARE.event(Family.TIME + at * 1_000L))
            .toList();

    PressPlant.check(PressPlant.stage(handedOn -> {}), Events.sqs(rules), 10);
    PressPlant.check(PressPlant.stage(handedOn -> {}), Events.kinesis(rules), 10);
  }

  @Test
  void theObviousJavaMakesTheSameMessages() throws Exception {
    ObviousEnricher obvious = new ObviousEnricher(PeerPlant.of(PressPlant.model()));

    Handed.ofOurs(EVENT).check("the obvious Java", obvious.handle(EVENT));
  }

  @Test
  void pythonMakesTheSameMessages() throws Exception {
    checks(Peer.PYTHON);
  }

  @Test
  void nodeMakesTheSameMessages() throws Exception {
    checks(Peer.NODE);
  }

  @Test
  void aHandlerThatMakesSomethingElseIsNotTimed() throws Exception {
    Handed ours = Handed.ofOurs(EVENT);
    String other = ours.telemetry().getFirst().replace("184213", "184214");
    Handed wrong = new Handed(List.of(other), ours.production(), List.of());

    assertThatThrownBy(() -> ours.check("Python", wrong))
        .hasMessageContaining("Python makes other telemetry");
  }

  @Test
  void aTimeThatIsOffByOneNanosecondIsSomethingElse() throws Exception {
    Handed ours = Handed.ofOurs(EVENT);
    String other = ours.telemetry().getFirst().replace("850000000,", "850000001,");
    Handed wrong = new Handed(List.of(other), ours.production(), List.of());

    assertThatThrownBy(() -> ours.check("Node", wrong)).hasMessageContaining("Node makes other");
  }

  @Test
  void theOrderOfMembersAndTheWayToWriteANumberAreFree() throws Exception {
    Handed one = new Handed(List.of("{\"a\":37.0,\"b\":[true]}"), List.of(), List.of());
    Handed other = new Handed(List.of("{\"b\":[true],\"a\":37}"), List.of(), List.of());

    assertThatCode(() -> one.check("Node", other)).doesNotThrowAnyException();
  }

  @Test
  void aHandlerThatRefusesAReadingIsNotTimed() throws Exception {
    Handed ours = Handed.ofOurs(EVENT);
    Handed wrong = new Handed(ours.telemetry(), ours.production(), List.of("UNKNOWN_TAG"));

    assertThatThrownBy(() -> ours.check("Python", wrong)).hasMessageContaining("UNKNOWN_TAG");
  }

  @Test
  void anInterpreterThatIsNotHereIsNotFound() throws Exception {
    Peer nobody = new Peer("Cobol", List.of("no-such-interpreter"), Path.of("enrich.cob"));

    assertThat(nobody.found()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void bothConvertersGiveTheSameButForTheLastDigits(UnitPair pair) {
    assertThat(pair.apart(UnitBench.values())).isLessThanOrEqualTo(2);
  }

  private static void checks(Peer peer) throws Exception {
    Optional<Peer.Found> interpreter = peer.found();
    assumeTrue(interpreter.isPresent(), () -> "no " + peer.language() + " is on this machine");
    PeerPlant plant = PeerPlant.of(PressPlant.model());

    Measured measured = peer.measured(HOME, interpreter.orElseThrow(), EVENT, plant, 1);

    assertThat(measured.name()).startsWith(peer.language()).endsWith("handler");
    assertThat(measured.median()).isPositive();
  }
}
