package io.spacemoe.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Resident memory of a process, where the system tells it in {@code /proc}: on Linux. */
final class ResidentMemory {
  private final Path status;
  private final Path forget;

  /** Of a process. */
  ResidentMemory(long pid) {
    this.status = Path.of("/proc", Long.toString(pid), "status");
    this.forget = Path.of("/proc", Long.toString(pid), "clear_refs");
  }

  /** Bytes now; empty where the system does not tell. */
  OptionalLong now() {
    return bytes("VmRSS:");
  }

  /** The most bytes since the process began, or since {@link #forgetPeak}. */
  OptionalLong peak() {
    return bytes("VmHWM:");
  }

  /** Begins a new peak (proc(5): 5 written to clear_refs). */
  void forgetPeak() {
    try {
      Files.writeString(forget, "5");
    } catch (IOException e) {
      // The peak then covers earlier runs of the process too.
    }
  }

  private OptionalLong bytes(String key) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(key)) {
          String kibibytes = line.substring(key.length()).replace("kB", "").strip();
          return OptionalLong.of(Long.parseLong(kibibytes) << 10);
        }
      }
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}
