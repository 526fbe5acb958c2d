package dev.hoplint.source;

/**
 * The run could not be made: wrong usage, a named path that cannot be read, a wrong configuration,
 * a report that cannot be written. The message is one clear line for the user (exit status 2).
 */
public final class RunException extends Exception {
  private static final long serialVersionUID = 1L;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
