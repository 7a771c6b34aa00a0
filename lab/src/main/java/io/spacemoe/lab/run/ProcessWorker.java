package io.spacemoe.lab.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Does tasks in a process of its own, which is kept for the next task as long as it lives. A native
 * crash or a lack of memory costs one run, and an engine that ignores its limit is killed.
 */
public final class ProcessWorker implements Worker {
  /** From JDK 24 on, native code asks for permission; the option exists without warnings here. */
  private static final int NATIVE_ACCESS_SINCE = 22;

  private final Path log;
  private final String classPath;
  private BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Process process;
  private OptionalInt memoryLimitMb;
  private ResidentMemory memory;

  /**
   * A worker whose process begins with the first task.
   *
   * @param log what its processes complain about is appended to this file
   */
  public ProcessWorker(Path log) {
    this(log, System.getProperty("java.class.path"));
  }

  /**
   * A worker whose process has another class path than this one.
   *
   * @param log what its processes complain about is appended to this file
   * @param classPath of its processes
   */
  public ProcessWorker(Path log, String classPath) {
    this.log = log;
    this.classPath = classPath;
  }

  @Override
  public void start(Task task) throws IOException {
    if (process != null && !task.limits().memoryLimitMb().equals(memoryLimitMb)) {
      close();
    }
    if (process == null) {
      memoryLimitMb = task.limits().memoryLimitMb();
      launch();
    }
    try {
      OutputStream in = process.getOutputStream();
      in.write(JsonLines.of(task));
      in.write('\n');
      in.flush();
    } catch (IOException diedMeanwhile) {
      // Its death is an event, which the listener reports.
    }
  }

  private void launch() throws IOException {
    process =
        new ProcessBuilder(command())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    memory = new ResidentMemory(process.pid());
    events = new LinkedBlockingQueue<>();
    Thread listener = new Thread(new ReplyListener(process, events), "replies");
    listener.setDaemon(true);
    listener.start();
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    memoryLimitMb.ifPresent(
        limit -> command.add(String.format(Locale.ROOT, "-Xmx%dm", limit / 4 * 3)));
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + log.toAbsolutePath().resolveSibling("crash-%p.log"));
    command.add("-Djava.awt.headless=true");
    if (Runtime.version().feature() >= NATIVE_ACCESS_SINCE) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-cp");
    command.add(classPath);
    command.add(WorkerProcess.class.getName());
    return command;
  }

  @Override
  public Event next(long millis) throws InterruptedException {
    Event event = events.poll(millis, TimeUnit.MILLISECONDS);
    if (event instanceof Event.Died || event instanceof Event.Broken) {
      close();
    }
    return event;
  }

  @Override
  public OptionalLong residentBytes() {
    return memory.now();
  }

  @Override
  public OptionalLong peakBytes() {
    return memory.peak();
  }

  @Override
  public void abandon() {
    close();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
    }
  }
}
