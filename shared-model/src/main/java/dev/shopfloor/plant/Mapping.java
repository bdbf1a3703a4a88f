package dev.shopfloor.plant;

import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Quality;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a JSON payload stand, as the plant file declares it.
 *
 * @param records where the records stand: pointers from the message to arrays or objects of them,
 *     {@code *} for every element; empty when the message is the record, or an array of them
 * @param device what a record calls its machine; null where messages do not say
 * @param time when; where it is null or not there, the source's time keys are looked up in the
 *     record and then in the message
 * @param sequence a number that orders values of one time; null for none
 * @param quality how far to trust a record
 * @param units where units stand
 * @param form how values stand in a record
 * @param events what a record of each kind means; null where all records are values
 * @param names how names are found
 */
public record Mapping(
    List<Ref.Own> records,
    @Nullable Ref device,
    @Nullable Ref time,
    @Nullable Ref sequence,
    QualityRule quality,
    UnitRule units,
    Form form,
    @Nullable EventRule events,
    Names names) {
  /** The most samples that one message may hold; more belong into a file. */
  public static final int MOST_SAMPLES = 4_096;

  /** Matches an event that is not named. */
  public static final String ANY = "*";

  /** Copies the list. */
  public Mapping {
    records = List.copyOf(records);
  }

  /** How names are found. */
  public enum Names {
    /** They are sent. */
    SENT,
    /** Siemens' databus: ids are the names; its metadata messages are ignored. */
    S7_IDS,
    /** Siemens' databus: its metadata messages give each id its name. */
    S7_NAMES
  }

  /**
   * The quality of a record.
   *
   * @param at where its code stands; null for nowhere
   * @param words what codes mean, over what they mean everywhere
   */
  public record QualityRule(@Nullable Ref at, Map<String, Quality> words) {
    /** No quality is sent. */
    public static final QualityRule NONE = new QualityRule(null, Map.of());

    /** Copies the map. */
    public QualityRule {
      words = Map.copyOf(words);
    }
  }

  /**
   * Where units stand; the first of these that gives one counts, in this order after the value's
   * own.
   *
   * @param siblings names of members beside the value that hold its unit, {@code {name}} for the
   *     value's own name, such as {@code {name}_unit}
   * @param byName an object of units by tag; null for none
   * @param inValue whether a text such as {@code 37.1 °C} is a number and its unit
   * @param suffixes whether a name such as {@code temp_c} tells the unit
   * @param unit the unit of all values of a record; null for none
   */
  public record UnitRule(
      List<String> siblings,
      @Nullable Ref byName,
      boolean inValue,
      boolean suffixes,
      @Nullable Ref unit) {
    /** No units are sent. */
    public static final UnitRule NONE = new UnitRule(List.of(), null, false, false, null);

    /** Stands for the value's name in a sibling. */
    public static final String NAME = "{name}";

    /** Copies the list. */
    public UnitRule {
      siblings = List.copyOf(siblings);
    }
  }

  /** How values stand in a record. */
  public sealed interface Form {}

  /**
   * The members of an object are tags.
   *
   * @param values the object; what is named elsewhere in the mapping is no tag
   * @param flatten whether the members of an object inside are tags too, called {@code outer.inner}
   *     (else they are left out)
   * @param member how a member that is an object holds its value; null when none is
   * @param except what else is no tag
   */
  public record Wide(Ref values, boolean flatten, @Nullable MemberRule member, List<Ref> except)
      implements Form {
    /** Copies the list. */
    public Wide {
      except = List.copyOf(except);
    }
  }

  /**
   * One object that holds one value; its references begin at that object.
   *
   * @param value where the value stands
   * @param unit its unit; null for nowhere
   * @param quality its quality code; null for nowhere
   * @param time its time; null for nowhere
   */
  public record MemberRule(
      Ref value, @Nullable Ref unit, @Nullable Ref quality, @Nullable Ref time) {}

  /**
   * A record is one tag's.
   *
   * @param name the tag
   * @param content its value
   */
  public record Narrow(Ref name, Content content) implements Form {}

  /**
   * A record holds rows of samples.
   *
   * @param values an array of values, or an object of such arrays, whose names are then the tags
   * @param name the tag of an array; null where the names are the tags
   * @param times an array of times beside the values; null when they follow each other evenly
   * @param step how evenly, from the record's time on; null when there are times
   */
  public record Samples(Ref values, @Nullable Ref name, @Nullable Ref times, @Nullable Step step)
      implements Form {}

  /**
   * The time from one sample to the next.
   *
   * @param nanos ns; 0 when it is sent
   * @param at where it stands when it is sent; else null
   * @param unit of what is sent
   */
  public record Step(long nanos, @Nullable Ref at, StepUnit unit) {}

  /** What a step is sent in. */
  public enum StepUnit {
    /** Seconds. */
    S,
    /** Milliseconds. */
    MS,
    /** Microseconds. */
    US,
    /** Nanoseconds. */
    NS,
    /** Samples a second. */
    HZ
  }

  /** What a tag gets. */
  public sealed interface Content {}

  /**
   * A value.
   *
   * @param at where it stands
   */
  public record ValueAt(Ref at) implements Content {}

  /**
   * A machine condition put together.
   *
   * @param level normal, warning, fault or unavailable
   * @param code the alarm's code; null for none
   * @param text the machine's words; null for none
   * @param qualifier HIGH, LOW and the like; null for none
   * @param levels what other words at {@code level} mean
   */
  public record ConditionAt(
      Ref level,
      @Nullable Ref code,
      @Nullable Ref text,
      @Nullable Ref qualifier,
      Map<String, Level> levels)
      implements Content {
    /** Copies the map. */
    public ConditionAt {
      levels = Map.copyOf(levels);
    }
  }

  /**
   * What a record of each kind means.
   *
   * @param at where the kind stands
   * @param actions by kind; {@link #ANY} for all others
   */
  public record EventRule(Ref at, Map<String, Action> actions) {
    /** Copies the map. */
    public EventRule {
      actions = Map.copyOf(actions);
    }
  }

  /** What becomes of an event. */
  public sealed interface Action {}

  /** The same for every event. */
  public enum Always implements Action {
    /** It is noise. */
    IGNORE,
    /** It holds values, as the form says. */
    VALUES
  }

  /**
   * It gives some tags a value.
   *
   * @param emissions which; not empty
   */
  public record Emit(List<Emission> emissions) implements Action {
    /** Copies the list. */
    public Emit {
      emissions = List.copyOf(emissions);
    }
  }

  /**
   * One tag of an event.
   *
   * @param tag its name, as the plant file calls it
   * @param content what it gets
   * @param unit the value's unit; null for none
   */
  public record Emission(String tag, Content content, @Nullable Ref unit) {}
}
