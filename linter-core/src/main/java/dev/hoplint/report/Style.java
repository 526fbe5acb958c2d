package dev.hoplint.report;

import dev.hoplint.rule.Severity;

/** Colours of a terminal (ECMA-48, select graphic rendition), or none. */
record Style(boolean color) {
  private static final String BOLD = "1";
  private static final String DIM = "2";

  String path(String text) {
    return paint(BOLD, text);
  }

  String severity(Severity severity, String text) {
    return paint(code(severity), text);
  }

  String gutter(String text) {
    return paint("34", text);
  }

  String dim(String text) {
    return paint(DIM, text);
  }

  String strong(String text) {
    return paint(BOLD, text);
  }

  private static String code(Severity severity) {
    return switch (severity) {
      case ERROR -> "1;31";
      case WARNING -> "1;33";
      case NOTE -> "1;36";
    };
  }

  private String paint(String code, String text) {
    return color && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
