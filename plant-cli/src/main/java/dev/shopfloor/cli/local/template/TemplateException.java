package dev.shopfloor.cli.local.template;

/** The template cannot be read; the message names what, where (line) and how to mend it. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error at a line of the template, counted from 1. */
  public TemplateException(int line, String message) {
    super("template.yaml:" + line + ": " + message);
  }

  /** An error that has no line. */
  public TemplateException(String message) {
    super("template.yaml: " + message);
  }
}
