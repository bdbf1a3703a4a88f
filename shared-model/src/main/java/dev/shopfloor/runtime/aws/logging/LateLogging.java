package dev.shopfloor.runtime.aws.logging;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.logging.log4j.LogManager;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J on Log4j, which is not started before the first line is due. A good invocation logs
 * nothing, and Log4j with its JSON layout is a third of what such a start costs; the AWS SDK alone
 * asks for dozens of loggers that never say a word.
 *
 * <p>What is logged then goes through Log4j and its configuration as ever.
 */
public final class LateLogging implements SLF4JServiceProvider {
  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter contexts = new BasicMDCAdapter();

  /** For {@link java.util.ServiceLoader}. */
  public LateLogging() {}

  /** Starts Log4j now, without a line. */
  public static void wake() {
    LogManager.getContext(false);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return this::logger;
  }

  private Logger logger(String name) {
    Logger known = loggers.get(name);
    return known == null ? loggers.computeIfAbsent(name, LateLogger::new) : known;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return contexts;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // there is nothing to do until something is logged
  }
}
