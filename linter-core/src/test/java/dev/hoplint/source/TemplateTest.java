package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which marks of templates are known, and what is seen in their places. */
class TemplateTest {
  private static SourceText text(String written) {
    return SourceText.of(new SourceFile("r.j2"), written);
  }

  /** With {@code ?} for an expression, and nothing for what else is a mark. */
  private static String seen(String written) {
    SourceText text = text(written);
    return text.text(0, text.bytes().length).replace("\b", "").replaceAll("\u001a+", "?");
  }

  private static boolean isConditional(String written, String at) {
    return Objects.requireNonNull(text(written).template()).isConditional(written.indexOf(at));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "ip mtu {{ mtu }} = ip mtu ?",
        "ip mtu {{mtu|default(1500)}} = ip mtu ?",
        "ip mtu {{- mtu -}} = ip mtu ?",
        "ip mtu ${mtu} = ip mtu ?",
        "interface Tunnel{{ id }} = interface Tunnel?",
        "a {{ b }}/{{ c }} d = a ?/? d",
        "a {{{ b }}} c = a ?} c",
        "a {{ \"x! y\" }} c = a ? c",
        "a {# {{ note }} #}b = a b",
        "{% set x %}a{% endset %} = a",
        "a {{ if .x }}b{{ else }}c{{ end }} = a bc",
        "{{#each x}}a{{/each}} = a"
      })
  void marks(String written, String seen) {
    assertThat(seen(written)).isEqualTo(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "description {{",
        "description }} {{ %}",
        "{{}}",
        "{% %}",
        "${1}",
        "set x ${",
        "username a secret 5 $1$ab{{$cd",
        "{{ a\n{{",
        "{ { a } }",
        "neighbor 10.0.0.1 %{"
      })
  void whatIsNoMarkStays(String written) {
    assertThat(text(written).template()).isNull();
    assertThat(text(written).bytes()).isEqualTo(text(written).original());
  }

  @Test
  void whatIsBetweenControlBlocksMayNotBeThere() {
    String nested = "a {% if x %} b {% for y in z %} c {% endfor %} d {% endif %} e {% if q %} f";
    assertThat(isConditional(nested, "a")).isFalse();
    assertThat(isConditional(nested, " b ")).isTrue();
    assertThat(isConditional(nested, " c ")).isTrue();
    assertThat(isConditional(nested, " d ")).isTrue();
    assertThat(isConditional(nested, " e ")).isFalse();
    assertThat(isConditional(nested, " f")).as("never closed").isTrue();
    assertThat(isConditional("{% block a %}b{% endblock %}", "b")).isFalse();
    assertThat(isConditional("{% set x = 1 %}b", "b")).isFalse();
    assertThat(isConditional("{% endif %}b", "b")).isFalse();
    assertThat(isConditional("{{ range .x }}b{{ end }} c", "b")).isTrue();
    assertThat(isConditional("{{ range .x }}b{{ end }} c", " c")).isFalse();
    // A variable may have a name that is a word of another language.
    assertThat(isConditional("{{ range }}b{{ end }}", "b")).isFalse();
  }

  @Test
  void linesAreKept() {
    SourceText text = text("a {{ b\n  c }} d\n{% if\r\nx %}\n");
    assertThat(text.lineCount()).isEqualTo(4);
    assertThat(seen("a {{ b\n  c }} d")).isEqualTo("a ?\n? d");
    assertThat(text.line(1)).isEqualTo("a {{ b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{", "{%", "{#", "${", "{% {", "{{ a", "{{ }}", "{% if %}", "{{#if}}"})
  void manyOfThemCostNoMoreThanTheirLength(String unit) {
    SourceText text = text(unit.repeat(5_000_000 / unit.length()));
    assertThat(text.bytes()).hasSameSizeAs(text.original());
  }
}
