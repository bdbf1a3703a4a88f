package dev.shopfloor.runtime.aws.logging;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.LegacyAbstractLogger;

/**
 * A logger that asks Log4j for nothing below the level at which its configuration ({@code
 * log4j2.xml}) lets lines pass; who names another configuration has all levels asked.
 */
final class LateLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;
  private static final String OURS = "dev.shopfloor";
  private static final boolean CONFIGURED =
      System.getProperty("log4j2.configurationFile") != null
          || System.getProperty("log4j.configurationFile") != null
          || System.getenv("LOG4J_CONFIGURATION_FILE") != null;

  private final transient org.slf4j.event.Level least;
  private transient volatile @Nullable ExtendedLogger log4j;

  LateLogger(String name) {
    this.name = name;
    this.least = least(name);
  }

  private static org.slf4j.event.Level least(String name) {
    if (CONFIGURED) {
      return org.slf4j.event.Level.TRACE;
    }
    boolean ours = name.equals(OURS) || name.startsWith(OURS + ".");
    return ours ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN;
  }

  private boolean passes(org.slf4j.event.Level level) {
    return level.toInt() >= least.toInt() && awake().isEnabled(log4j(level));
  }

  private ExtendedLogger awake() {
    ExtendedLogger known = log4j;
    if (known == null) {
      known = LogManager.getContext(false).getLogger(name);
      log4j = known;
    }
    return known;
  }

  private static Level log4j(org.slf4j.event.Level level) {
    return switch (level) {
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
    };
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return LateLogger.class.getName();
  }

  @Override
  protected void handleNormalizedLoggingCall(
      org.slf4j.event.Level level,
      @Nullable Marker marker,
      String text,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    awake()
        .logIfEnabled(
            getFullyQualifiedCallerName(),
            log4j(level),
            null,
            new ParameterizedMessage(text, arguments, thrown),
            thrown);
  }

  @Override
  public boolean isTraceEnabled() {
    return passes(org.slf4j.event.Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return passes(org.slf4j.event.Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return passes(org.slf4j.event.Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return passes(org.slf4j.event.Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return passes(org.slf4j.event.Level.ERROR);
  }
}
