package dev.shopfloor.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Role;
import dev.shopfloor.model.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BucketPropertiesTest {
  private static final long MINUTE = 29_500_000;

  @Provide
  Arbitrary<List<Observation>> observations() {
    Arbitrary<Channel> channels =
        Arbitraries.of(
            new Channel(Role.STATE, "state"),
            new Channel(Role.COUNTER, "part_count"),
            new Channel(Role.ORDER, "order"),
            new Channel(Role.HEARTBEAT, "bürde"));
    Arbitrary<Long> times =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 5), Arbitraries.longs().between(0, 59_999_999_999L));
    Arbitrary<Entry> entries =
        Combinators.combine(
                times,
                Arbitraries.of(-1L, 0L, 1L, 7L, Long.MAX_VALUE - 1),
                Arbitraries.integers().between(0, Entry.MAX_RANK),
                values(),
                Arbitraries.of(Quality.class))
            .as((time, sequence, rank, value, quality) ->
                new Entry(MinuteBucket.startOf(MINUTE) + time, sequence, rank, value, quality));
    return Combinators.combine(channels, entries).as(Observation::new).list().ofMaxSize(60);
  }

  private static Arbitrary<Value> values() {
    return Arbitraries.oneOf(
        Arbitraries.of("RUN", "STOP", "", "größer 日本").map(Value.Text::new),
        Arbitraries.longs().map(Value.Whole::new),
        Arbitraries.doubles().map(Value.Real::new),
        Arbitraries.of(true, false).map(Value.Truth::new),
        Arbitraries.just(Value.ABSENT));
  }

  @Property
  void mergingIsCommutativeAssociativeAndIdempotent(
      @ForAll("observations") List<Observation> one,
      @ForAll("observations") List<Observation> two,
      @ForAll("observations") List<Observation> three) {
    MinuteBucket a = MinuteBucket.of(MINUTE, one);
    MinuteBucket b = MinuteBucket.of(MINUTE, two);
    MinuteBucket c = MinuteBucket.of(MINUTE, three);

    assertThat(a.merge(b)).isEqualTo(b.merge(a));
    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    assertThat(a.merge(b).merge(b)).isEqualTo(a.merge(b));
    assertThat(a.merge(MinuteBucket.empty(MINUTE))).isEqualTo(a);
  }

  @Property
  void neitherOrderNorBatchesNorRepeatsMatter(
      @ForAll("observations") List<Observation> all, @ForAll Random random) {
    List<Observation> arrivals = new ArrayList<>(all);
    arrivals.addAll(all.subList(0, all.size() / 2));
    Collections.shuffle(arrivals, random);
    MinuteBucket bucket = MinuteBucket.empty(MINUTE);
    for (int from = 0; from < arrivals.size(); ) {
      int to = Math.min(arrivals.size(), from + 1 + random.nextInt(5));
      bucket = bucket.merge(MinuteBucket.of(MINUTE, arrivals.subList(from, to)));
      from = to;
    }

    assertThat(bucket).isEqualTo(MinuteBucket.of(MINUTE, all));
  }

  @Property
  void aBucketComesBackFromItsBytesAsItWas(@ForAll("observations") List<Observation> all)
      throws IOException {
    MinuteBucket bucket = MinuteBucket.of(MINUTE, all);
    byte[] bytes = BucketCodec.bytes(bucket);

    assertThat(BucketCodec.read(bytes)).isEqualTo(bucket);
    assertThat(BucketCodec.bytes(BucketCodec.read(bytes))).isEqualTo(bytes);
  }

  @Property(tries = 300)
  void bytesCutOffAnywhereAreRefusedAndNothingElse(
      @ForAll("observations") List<Observation> all, @ForAll Random random) {
    byte[] bytes = BucketCodec.bytes(MinuteBucket.of(MINUTE, all));
    byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));

    assertThatThrownBy(() -> BucketCodec.read(cut)).isInstanceOf(IOException.class);
  }

  @Property(tries = 300)
  void spoiltBytesNeverDoMoreThanRefuse(
      @ForAll("observations") List<Observation> all, @ForAll Random random) {
    byte[] bytes = BucketCodec.bytes(MinuteBucket.of(MINUTE, all));
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    try {
      assertThat(BucketCodec.read(bytes)).isNotNull();
    } catch (IOException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void atOneInstantTheStopComesAfterTheRun() {
    Observation run = Facts.state("08:00", "ACTIVE");
    Observation stop = Facts.state("08:00", "STOPPED");
    long minute = MinuteBucket.minuteOf(run.entry().time());

    assertThat(MinuteBucket.of(minute, List.of(stop, run)).observations()).containsExactly(stop);
    assertThat(MinuteBucket.of(minute, List.of(run, stop)).observations()).containsExactly(stop);
  }

  @Test
  void aSequenceNumberDecidesBeforeTheClass() {
    Observation stop = Facts.state("08:00", "STOPPED");
    Entry entry = Facts.state("08:00", "ACTIVE").entry();
    Observation run =
        new Observation(
            stop.channel(),
            new Entry(entry.time(), 7, entry.rank(), entry.value(), entry.quality()));
    long minute = MinuteBucket.minuteOf(entry.time());

    assertThat(MinuteBucket.of(minute, List.of(run, stop)).observations()).containsExactly(run);
  }

  @Test
  void beyondTheCapTheEarliestStayWhateverCameFirst() {
    List<Observation> all = new ArrayList<>();
    long start = MinuteBucket.startOf(MINUTE);
    for (int at = 0; at < MinuteBucket.MOST_PER_CHANNEL + 10; at++) {
      all.add(Facts.state(start + at, "ACTIVE"));
    }
    MinuteBucket inOrder = MinuteBucket.of(MINUTE, all);
    MinuteBucket reversed =
        MinuteBucket.of(MINUTE, all.subList(5, all.size()))
            .merge(MinuteBucket.of(MINUTE, all.subList(0, 5)));

    assertThat(inOrder).isEqualTo(reversed);
    assertThat(inOrder.size()).isEqualTo(MinuteBucket.MOST_PER_CHANNEL);
    assertThat(inOrder.lacking(MinuteBucket.of(MINUTE, all.subList(all.size() - 3, all.size()))))
        .hasSize(3);
  }

  @Test
  void aBucketOfAnotherVersionIsRefused() {
    byte[] bytes = BucketCodec.bytes(MinuteBucket.empty(MINUTE));
    bytes[0] = 9;

    assertThatThrownBy(() -> BucketCodec.read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 9");
  }
}
