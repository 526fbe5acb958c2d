package dev.hoplint.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does the same to many things on several threads; the answers keep the order of the things. */
final class Parallel {
  private final int jobs;

  Parallel(int jobs) {
    this.jobs = Math.max(1, jobs);
  }

  <T, R> List<@Nullable R> map(List<T> things, Function<T, @Nullable R> work) {
    if (jobs == 1 || things.size() < 2) {
      List<@Nullable R> results = new ArrayList<>();
      things.forEach(thing -> results.add(work.apply(thing)));
      return results;
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(jobs, things.size()),
            runnable -> {
              Thread thread = new Thread(runnable, "hoplint");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<@Nullable R>> futures = new ArrayList<>();
      for (T thing : things) {
        futures.add(pool.submit(() -> work.apply(thing)));
      }
      List<@Nullable R> results = new ArrayList<>();
      for (Future<@Nullable R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(Defects.describe(e.getCause() == null ? e : e.getCause()), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
