package dev.hoplint.parse.ios;

/**
 * A line that reaches the parser.
 *
 * @param start offset in the file of its first word
 * @param end offset after its last word, trailing comment not included
 */
record ConfigLine(int start, int end) {}
