package chat.ranvier.architecture.planted.domain.event;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Breaks, in each method: time, chance and threads are handed in. */
final class ImpatientEvent {
  Instant asksTheDay() {
    return Instant.now();
  }

  long asksTheMillisecond() {
    return System.currentTimeMillis();
  }

  long asksTheNanosecond() {
    return System.nanoTime();
  }

  Thread.Builder makesThreads() {
    return Thread.ofVirtual();
  }

  Thread startsAThread() {
    return Thread.startVirtualThread(() -> {});
  }

  void sleeps() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1));
  }

  Random throwsDice() {
    return new Random();
  }

  SecureRandom throwsBetterDice() {
    return new SecureRandom();
  }

  UUID drawsAnId() {
    return UUID.randomUUID();
  }

  ExecutorService hiresWorkers() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  CompletableFuture<Integer> borrowsTheCommonPool() {
    return CompletableFuture.supplyAsync(() -> 1);
  }

  ThreadPoolExecutor makesItsOwnPool() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }
}
