package dev.hoplint.cli;

/** {@code --color}. */
enum Color {
  AUTO,
  ALWAYS,
  NEVER
}
