package dev.hoplint.source;

/** Prompts with an echoed command, for parsers that must pass over them. */
public final class Prompts {
  private Prompts() {}

  /** Whether the line that holds the byte at {@code offset} starts with a prompt or a command. */
  public static boolean isPrompt(SourceText text, int offset) {
    int number = text.lineAt(offset);
    Words line = new Words(text.bytes());
    line.line(text.lineStart(number), text.lineEnd(number));
    return Prompt.read(line) != null;
  }
}
