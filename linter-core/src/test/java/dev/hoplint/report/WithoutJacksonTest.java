package dev.hoplint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/**
 * Loading Jackson takes a fifth of the start of a commit hook: only the JSON report may need it.
 */
class WithoutJacksonTest {

  @Test
  void textAndConciseReportsNeverLoadIt() throws Exception {
    assertThat(write("TEXT")).contains("error FRG-101");
    assertThat(write("CONCISE")).contains("error FRG-101");
  }

  @Test
  void theLoaderOfThisTestWouldNotice() {
    assertThatThrownBy(() -> write("JSON"))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseInstanceOf(ClassNotFoundException.class);
  }

  private static String write(String format) throws Exception {
    Class<?> inside = Class.forName(Inside.class.getName(), true, new Loader());
    Method write = inside.getDeclaredMethod("write", String.class);
    write.setAccessible(true);
    return (String) write.invoke(null, format);
  }

  /** Runs among classes of its own. */
  static final class Inside {
    private Inside() {}

    static String write(String format) throws IOException {
      Sample lab = Sample.lab();
      StringWriter out = new StringWriter();
      ReportFormat.valueOf(format)
          .report(lab, new TextReport.Options(true, true, true))
          .write(lab.result(), out);
      return out.toString();
    }
  }

  /** Defines Hoplint's classes anew, and has no Jackson. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(WithoutJacksonTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.fasterxml.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.hoplint.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String resource = name.replace('.', '/') + ".class";
      try (InputStream stream = getParent().getResourceAsStream(resource)) {
        if (stream == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = stream.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
