package dev.hoplint.model;

public enum Action {
  PERMIT,
  DENY
}
