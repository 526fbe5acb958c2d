package dev.hoplint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
  @TempDir Path folder;

  private Decoded read(String content) throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, content);
    return SourceReader.read(new SourceFile("file"), file);
  }

  @Test
  void texts() throws IOException {
    assertThat(((Decoded.Text) read("hostname R1\n")).text().text()).isEqualTo("hostname R1\n");
    assertThat(((Decoded.Text) read("")).text().bytes()).isEmpty();
    String long_ = "access-list 101 permit ip any any\n".repeat(1000);
    assertThat(((Decoded.Text) read(long_)).text().text()).isEqualTo(long_);
  }

  @Test
  void fiftyMegabytes() throws IOException {
    Path file = folder.resolve("large.cfg");
    byte[] row =
        "access-list 101 permit tcp host 10.1.1.1 any eq 80\n".getBytes(StandardCharsets.UTF_8);
    int rows = 50_000_000 / row.length + 1;
    byte[] block = new byte[row.length * 1000];
    for (int i = 0; i < 1000; i++) {
      System.arraycopy(row, 0, block, i * row.length, row.length);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < rows / 1000; i++) {
        out.write(block);
      }
    }
    Decoded.Text text = (Decoded.Text) SourceReader.read(new SourceFile("large.cfg"), file);
    assertThat(text.text().lineCount()).isEqualTo(rows / 1000 * 1000);
    assertThat(PartSplitter.split(text.text()))
        .containsExactly(new Part(PartKind.IOS_CONFIG, 0, text.text().bytes().length, null, null));
  }

  @Test
  void tooLargeIsSaidBeforeItIsRead() throws IOException {
    Path file = folder.resolve("huge.cfg");
    Files.writeString(file, "! a comment that is text\n".repeat(1000));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SourceReader.LARGEST + 1);
    }
    assertThat(SourceReader.read(new SourceFile("huge.cfg"), file))
        .isEqualTo(new Decoded.Failed("larger than 256 MB"));
  }

  @Test
  void aBinaryIsGivenUp() throws IOException {
    Path file = folder.resolve("image");
    Files.write(file, new byte[100]);
    assertThat(SourceReader.read(new SourceFile("image"), file))
        .isEqualTo(new Decoded.Skipped("a binary file"));
  }

  @Test
  void whatCannotBeRead() {
    assertThat(SourceReader.read(new SourceFile("x"), folder.resolve("x")))
        .isEqualTo(new Decoded.Failed("no such file"));
    assertThat(SourceReader.read(new SourceFile("."), folder)).isInstanceOf(Decoded.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"reportVersion\": 1,\n  \"tool\": {\"name\": \"hoplint\", \"version\": \"1\"}}",
        "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"runs\": [{\"tool\":"
            + " {\"driver\": {\"name\": \"hoplint\"}}}]}",
        "{\"source\": {\"name\": \"hoplint\"}, \"diagnostics\": []}",
        "<?xml version=\"1.0\"?>\n<checkstyle version=\"4.3\"><file name=\"a.cfg\"><error"
            + " source=\"hoplint.FRG-101\"/></file></checkstyle>",
        "<!DOCTYPE html>\n<html><head><title>Hoplint</title></head></html>",
        """
        # ours
        include: ["configs/**"]
        network:
          hosts:
            - {name: user}
        rules:
          MTU-303: error
        """
      })
  void whatHoplintWroteIsNotRead(String content) throws IOException {
    assertThat(read(content))
        .isEqualTo(new Decoded.Skipped("written by Hoplint, or its configuration"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"Gateway\": \"10.0.0.1\", \"Netmask\": \"0.0.0.0\", \"Network\": \"default\"}]",
        "! hoplint: ignore FRG-101 -- reason\nhostname hoplint\n",
        "hostname R1\nrules: none\n",
        "# just a comment\n",
        "  indented: first\nrules: x\n",
        "network 10.0.0.0\n",
      })
  void othersAreRead(String content) throws IOException {
    assertThat(read(content)).isInstanceOf(Decoded.Text.class);
  }
}
