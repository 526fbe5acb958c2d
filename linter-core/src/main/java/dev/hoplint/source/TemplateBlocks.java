package dev.hoplint.source;

import java.util.Arrays;

/** The stretches of a template whose lines may be there once, many times or never. */
final class TemplateBlocks {
  private int[] stretches = new int[0];
  private int depth;
  private int opened;

  /** A statement that starts at an offset opens a block. */
  void open(int at) {
    opened = depth == 0 ? at : opened;
    depth++;
  }

  /** A statement that ends before an offset closes the block opened last, if there is one. */
  void close(int end) {
    if (depth > 0) {
      depth--;
      if (depth == 0) {
        add(opened, end);
      }
    }
  }

  /** Starts and ends of the stretches; what is never closed goes to the end of the text. */
  int[] build(int length) {
    if (depth > 0) {
      add(opened, length);
    }
    return stretches;
  }

  private void add(int from, int to) {
    int length = stretches.length;
    stretches = Arrays.copyOf(stretches, length + 2);
    stretches[length] = from;
    stretches[length + 1] = to;
  }
}
