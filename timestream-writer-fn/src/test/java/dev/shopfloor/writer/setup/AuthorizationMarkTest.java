package dev.shopfloor.writer.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AuthorizationMarkTest {
  private static final String STACK = "arn:aws:cloudformation:eu-central-1:1:stack/plant/uuid";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void twoTokensOfOneRequestAreTwoVersionsOfTheSecret() {
    AuthorizationMark mark = mark("r1");
    assertThat(mark.version("a")).hasSizeBetween(32, 64).isEqualTo(mark("r1").version("a"));
    assertThat(mark.version("a")).isNotEqualTo(mark.version("b"));
    assertThat(mark.version("a")).isNotEqualTo(mark("r2").version("a"));
  }

  @Test
  void aResourceWhoseNameBeginsLikeOursIsAnother() {
    Authorization other =
        new Authorization(
            "a", "Shopfloor writer of " + STACK + ", resource Access2, request r1", NOON);
    assertThat(mark("r9").ended(List.of(other), null)).isEmpty();
  }

  @Test
  void anAuthorizationOfUnknownAgeIsEndedByItsOwnIdOnly() {
    Authorization named = new Authorization("a", mark("r1").description(), null);
    Authorization other = new Authorization("b", mark("r2").description(), null);
    assertThat(mark("r9").ended(List.of(named, other), "influx-authorization/r1"))
        .containsExactly(named);
  }

  @Test
  void anIdWhoseAuthorizationIsGoneEndsNothing() {
    Authorization other = new Authorization("b", mark("r2").description(), NOON);
    assertThat(mark("r9").ended(List.of(other), "influx-authorization/r1")).isEmpty();
  }

  @Property
  void whatIsNewerThanTheNamedOneOrNotOursStays(
      @ForAll("held") List<Authorization> held, @ForAll("request") String named) {
    List<Authorization> ended = mark("r9").ended(held, "influx-authorization/" + named);

    Instant newest =
        held.stream()
            .filter(one -> one.description().equals(mark(named).description()))
            .map(Authorization::created)
            .max(Instant::compareTo)
            .orElse(Instant.MIN);
    List<Authorization> stays = new ArrayList<>(held);
    stays.removeAll(ended);
    assertThat(ended)
        .allSatisfy(one -> {
          assertThat(one.description()).startsWith("Shopfloor writer of " + STACK);
          assertThat(one.created()).isBeforeOrEqualTo(newest);
        });
    assertThat(stays)
        .noneMatch(one -> one.description().equals(mark(named).description()))
        .noneMatch(
            one -> one.description().contains(STACK + ",") && one.created().isBefore(newest));
  }

  @Provide
  Arbitrary<String> request() {
    return Arbitraries.of("r1", "r2", "r3", "r4");
  }

  @Provide
  Arbitrary<List<Authorization>> held() {
    Arbitrary<String> description =
        Arbitraries.oneOf(
            request().map(request -> mark(request).description()),
            Arbitraries.of("", "admin's Token", "Shopfloor writer of another, request r1"));
    Arbitrary<Long> age = Arbitraries.longs().between(0, 5);
    return Combinators.combine(description, age, Arbitraries.integers())
        .as((text, seconds, id) ->
            new Authorization(Integer.toString(id), text, NOON.plusSeconds(seconds)))
        .list()
        .uniqueElements(Authorization::id)
        .ofMaxSize(8);
  }

  private static AuthorizationMark mark(String requestId) {
    return new AuthorizationMark(
        new SetupRequest(
            RequestType.CREATE,
            "https://answer",
            STACK,
            requestId,
            "Access",
            null,
            new StoreProperties(Map.of())));
  }
}
