package dev.hoplint.lint;

/** Words for failures of Hoplint itself. */
final class Defects {
  private Defects() {}

  /** What failed and where, in one line that a bug report can start with. */
  static String describe(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    String message =
        failure.getMessage() == null
            ? ""
            : ": " + failure.getMessage().lines().findFirst().orElse("");
    return failure.getClass().getSimpleName()
        + message
        + (stack.length == 0
            ? ""
            : " (" + stack[0].getClassName() + ":" + stack[0].getLineNumber() + ")");
  }
}
