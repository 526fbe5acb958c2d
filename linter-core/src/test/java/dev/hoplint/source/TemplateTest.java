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
      delimiter = '^',
      value = {
        "ip mtu {{ mtu }} ^ ip mtu ?",
        "ip mtu {{mtu|default(1500)}} ^ ip mtu ?",
        "ip mtu {{- mtu -}} ^ ip mtu ?",
        "ip mtu ${mtu} ^ ip mtu ?",
        "interface Tunnel{{ id }} ^ interface Tunnel?",
        "a {{ b }}/{{ c }} d ^ a ?/? d",
        "a {{{ b }}} c ^ a ?} c",
        "a {{ \"x! y\" }} c ^ a ? c",
        "a {# {{ note }} #}b ^ a b",
        "{% set x %}a{% endset %} ^ a",
        "a {{ if .x }}b{{ else }}c{{ end }} ^ a bc",
        "{{#each x}}a{{/each}} ^ a",
        "a {{/* if x */}}b ^ a b",
        "{{! note }}a ^ a",
        "{{- if and (eq .a 1) .b -}}c{{- end -}} ^ c",
        "{{ range(5) }}a{{ with | x }} ^ ?a?",
        "ip mtu <%= @mtu %> ^ ip mtu ?",
        "a <%# note %>b ^ a b",
        "<% if @x -%>a<% end -%> ^ a",
        "<% if (x) { %>a<% } else { %>b<% } %> ^ ab",
        "<%% a %%> ^ <%% a %%>",
        "ip mtu ${ mtu - 40 } ^ ip mtu ?",
        "ip route ${cidrhost(\"10.0.0.0/8\", 1)} x ^ ip route ? x",
        "a ${jsonencode({b: 1})} c ^ a ? c",
        "%{ if small }a%{ else }b%{ endif } ^ ab",
        "%{~ for x in y ~}a ${x}%{~ endfor ~} ^ a ?"
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
        "neighbor 10.0.0.1 %{",
        "password %{a}",
        "description a <% b",
        "<%>",
        "% Invalid input detected",
        "% if you read this",
        "# if it fails, call me\n#end of the line",
        "# end",
        "#set up by hand"
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n% if x:\n b\n% elif y:\n b\n% endif\nc",
        "a\n%% for x in y\n b\n%% endfor\nc",
        "a\n# for x in y\n b\n# endfor\nc",
        "a\n #if( $x )\n b\n#else\n b\n#end\nc",
        "a\r\n<% @x.each do |y| %>\r\n b\r\n<% end %>\r\nc",
        "a\n<% case x\nwhen 1 -%>\n b\n<% end -%>\nc",
        "a\n%{ for x in y ~}\n b\n%{ endfor ~}\nc",
        "a\n{{range $i, $x := .All}}\n b\n{{end}}\nc",
        "a\n{% while x %}\n b\n{% endwhile %}\nc"
      })
  void blocksOfEveryLanguage(String written) {
    assertThat(isConditional(written, "a")).isFalse();
    assertThat(isConditional(written, " b")).isTrue();
    assertThat(Objects.requireNonNull(text(written).template()).isConditional(written.length() - 1))
        .isFalse();
    assertThat(seen(written).replaceAll("\\s+", " ")).matches("a( b)+ c");
  }

  @Test
  void velocityWritesItsVariablesBare() {
    assertThat(seen("ip mtu $mtu\n#if( $x )\n b $!y.z/24 $1$ab\n#end"))
        .isEqualTo("ip mtu ?\n\n b ?/24 $1?\n");
    assertThat(seen("#set($x = 1)\na")).isEqualTo("\na");
    assertThat(text("ip mtu $mtu").template()).isNull();
  }

  @Test
  void linesAreKept() {
    SourceText text = text("a {{ b\n  c }} d\n{% if\r\nx %}\n");
    assertThat(text.lineCount()).isEqualTo(4);
    assertThat(seen("a {{ b\n  c }} d")).isEqualTo("a ?\n? d");
    assertThat(text.line(1)).isEqualTo("a {{ b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "{%",
        "{#",
        "${",
        "{% {",
        "{{ a",
        "{{ }}",
        "{% if %}",
        "{{#if}}",
        "<%",
        "<% if",
        "%{ if",
        "${{",
        "%{ if\n",
        "\n# if x",
        "\n#if($x)",
        "\n% for a in b"
      })
  void manyOfThemCostNoMoreThanTheirLength(String unit) {
    SourceText text = text(unit.repeat(5_000_000 / unit.length()));
    assertThat(text.bytes()).hasSameSizeAs(text.original());
  }
}
