package dev.hoplint.testing.interpreter;

import java.util.List;
import java.util.Locale;

/** A port operator and its operands; without an operator every port matches. */
public record Ports(Operator operator, List<Integer> values) {
  public static final Ports UNSAID = new Ports(Operator.UNSAID, List.of());

  public enum Operator {
    UNSAID,
    EQ,
    NEQ,
    GT,
    LT,
    RANGE
  }

  public Ports {
    values = List.copyOf(values);
    int operands = values.size();
    boolean right =
        switch (operator) {
          case UNSAID -> operands == 0;
          case EQ -> operands >= 1;
          case NEQ, GT, LT -> operands == 1;
          case RANGE -> operands == 2;
        };
    if (!right) {
      throw new IllegalArgumentException(operator + " with " + values);
    }
  }

  public static Ports eq(Integer... values) {
    return new Ports(Operator.EQ, List.of(values));
  }

  public static Ports neq(int value) {
    return new Ports(Operator.NEQ, List.of(value));
  }

  public static Ports gt(int value) {
    return new Ports(Operator.GT, List.of(value));
  }

  public static Ports lt(int value) {
    return new Ports(Operator.LT, List.of(value));
  }

  public static Ports range(int first, int last) {
    return new Ports(Operator.RANGE, List.of(first, last));
  }

  public boolean said() {
    return operator != Operator.UNSAID;
  }

  public boolean contain(int port) {
    return switch (operator) {
      case UNSAID -> true;
      case EQ -> values.contains(port);
      case NEQ -> port != values.get(0);
      case GT -> port > values.get(0);
      case LT -> port < values.get(0);
      case RANGE -> port >= values.get(0) && port <= values.get(1);
    };
  }

  /** With a blank before it; empty without an operator. */
  public String toIos() {
    if (!said()) {
      return "";
    }
    StringBuilder text = new StringBuilder(" ").append(operator.name().toLowerCase(Locale.ROOT));
    values.forEach(value -> text.append(' ').append(value));
    return text.toString();
  }
}
