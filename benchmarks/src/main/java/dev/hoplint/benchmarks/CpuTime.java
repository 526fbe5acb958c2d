package dev.hoplint.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, all threads of the JVM among them. */
final class CpuTime {
  private static final double NANOSECONDS = 1e9;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long last = system.getProcessCpuTime();

  /** CPU seconds since the last lap, or since it was made. */
  double lap() {
    long now = system.getProcessCpuTime();
    double seconds = (now - last) / NANOSECONDS;
    last = now;
    return seconds;
  }
}
