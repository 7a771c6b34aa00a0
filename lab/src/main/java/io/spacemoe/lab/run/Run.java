package io.spacemoe.lab.run;

import io.spacemoe.instances.text.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One engine on one instance, once.
 *
 * @param instance path of the instance as the batch names it, or the name of a bundled one
 * @param solver id of the engine
 * @param repeat which of the repeats, from 1
 * @param seed seed of everything random, 0 to 2^53 - 1, so that every JSON reader keeps all digits
 */
public record Run(String instance, String solver, int repeat, long seed) {
  private static final int SEED_BITS = 53;

  /** A run with the seed that follows from what it is. */
  public static Run of(long batchSeed, String instance, String solver, int repeat) {
    byte[] digest = digest(batchSeed, fileName(instance), solver, repeat);
    long seed = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      seed = seed << 8 | (digest[i] & 0xff);
    }
    return new Run(instance, solver, repeat, seed >>> (Long.SIZE - SEED_BITS));
  }

  /**
   * {@return the name of this run's solution file} Two runs of a batch never share it: it has a
   * digest of the whole path.
   */
  public String solutionName() {
    String digest = HexFormat.of().formatHex(digest(0, instance, solver, repeat), 0, 6);
    return String.format(
        Locale.ROOT,
        "%s-%s-%d-%s.solution.json",
        Names.inFile(fileName(instance)),
        solver,
        repeat,
        digest);
  }

  /** The last part of the path: a folder may move without changing the seeds. */
  private static String fileName(String instance) {
    return instance.substring(instance.lastIndexOf('/') + 1);
  }

  private static byte[] digest(long seed, String instance, String solver, int repeat) {
    String text = String.format(Locale.ROOT, "%d\n%s\n%s\n%d", seed, instance, solver, repeat);
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
