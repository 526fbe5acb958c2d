package dev.hoplint.source;

/**
 * A span as people and editors count: lines and columns from 1, columns in UTF-16 code units of the
 * decoded line, the end column exclusive.
 */
public record Position(int line, int column, int endLine, int endColumn) {}
