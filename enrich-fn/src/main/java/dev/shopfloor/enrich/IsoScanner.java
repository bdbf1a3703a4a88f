package dev.shopfloor.enrich;

/**
 * Scans a date and a time of ISO 8601 without making objects: {@code java.time} costs several times
 * more, for each message.
 */
final class IsoScanner {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;
  private long epochSecond;
  private int nano;
  private boolean zoned;

  IsoScanner(String text) {
    this.text = text;
  }

  /** Whether the text is a date and a time that exist. */
  boolean scan() {
    int year = digits(4);
    int month = next('-') ? digits(2) : -1;
    int day = next('-') ? digits(2) : -1;
    boolean parted = next('T') || next('t') || next(' ');
    int hour = parted ? digits(2) : -1;
    int minute = next(':') ? digits(2) : -1;
    if (year < 0 || !date(year, month, day) || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return false;
    }
    boolean seconds = next(':');
    int second = seconds ? digits(2) : 0;
    // ISO 8601 writes a decimal comma too, and knows fractions of minutes, which nobody means
    boolean parts = seconds && (next('.') || next(','));
    if (second < 0 || second > 59 || (parts && !fraction())) {
      return false;
    }
    epochSecond = daysSince1970(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second;
    return offset() && at == text.length();
  }

  /** Seconds since 1970, of the local clock where no zone was named. */
  long epochSecond() {
    return epochSecond;
  }

  /** Nanoseconds within the second. */
  int nano() {
    return nano;
  }

  /** Whether a zone was named. */
  boolean zoned() {
    return zoned;
  }

  private boolean offset() {
    if (at == text.length()) {
      return true;
    }
    zoned = true;
    if (next('Z') || next('z')) {
      return true;
    }
    next(' ');
    int sign = next('+') ? 1 : next('-') ? -1 : 0;
    int hours = sign == 0 ? -1 : digits(2);
    boolean colon = next(':');
    int minutes = colon || at < text.length() ? digits(2) : 0;
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 1080) {
      return false;
    }
    epochSecond -= sign * (hours * 3600L + minutes * 60L);
    return true;
  }

  private boolean fraction() {
    int start = at;
    int scale = 1_000_000_000;
    while (at < text.length() && isDigit(text.charAt(at)) && at - start < 9) {
      scale /= 10;
      nano += (text.charAt(at++) - '0') * scale;
    }
    return at > start;
  }

  private static boolean date(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= DAYS[month - 1] + (month == 2 && leap ? 1 : 0);
  }

  /** Years begin in March here, so that the leap day is the last of its year. */
  private static long daysSince1970(int year, int month, int day) {
    long y = month > 2 ? year : year - 1L;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long leaps = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
    return 365 * y + leaps + dayOfYear - 719_468;
  }

  private boolean next(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private int digits(int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int number = 0;
    for (int end = at + count; at < end; at++) {
      char digit = text.charAt(at);
      if (!isDigit(digit)) {
        return -1;
      }
      number = number * 10 + (digit - '0');
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
