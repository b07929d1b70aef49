package dateline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that never outlives this JVM, however either of them ends.
 *
 * <p>A small shell stands between: it holds our end of a pipe, and when that closes (we closed it,
 * or the kernel did because we are dead) it wakes the child if it is stopped, terminates it, and
 * kills it if that takes longer than eight seconds. So the rule is the same for a JVM and for a
 * native server, and needs no help from either.
 */
public final class Child {

  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /**
   * Where it exists (Linux), a child is out of reach of what is meant for our process group: Ctrl-C
   * leaves it to us to end the parts after those that use them.
   */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private static final String SHELL =
      """
      pidfile=$1; shift
      # Ctrl-C goes to the whole group; the order of ending is ours, not the terminal's.
      trap '' INT HUP
      exec 3<&0
      "$@" </dev/null 3<&- &
      child=$!
      {
        cat <&3 >/dev/null
        kill -CONT $child; kill -TERM $child
        tries=0
        while kill -0 $child && [ $tries -lt 80 ]; do sleep 0.1; tries=$((tries + 1)); done
        kill -KILL $child
      } 2>/dev/null &
      watcher=$!
      echo $child >"$pidfile.new" && mv "$pidfile.new" "$pidfile"
      wait $child
      code=$?
      kill $watcher 2>/dev/null
      exit $code
      """;

  private final Process shell;
  private final ProcessHandle child;

  private Child(Process shell, ProcessHandle child) {
    this.shell = shell;
    this.child = child;
  }

  /**
   * Starts a command.
   *
   * @param name short name, unique within the folder; the process id is kept in {@code NAME.pid}
   * @param command the command line
   * @param folder working folder
   * @param log file that its output is appended to
   * @throws StackException if it can't be started
   */
  public static Child start(String name, List<String> command, Path folder, Path log) {
    try {
      Path pidFile = folder.resolve(name + ".pid");
      Files.deleteIfExists(pidFile);
      List<String> line = new ArrayList<>();
      if (Files.isExecutable(SETSID)) {
        line.add(SETSID.toString());
      }
      line.addAll(List.of("/bin/sh", "-c", SHELL, "dateline-" + name, pidFile.toString()));
      line.addAll(command);
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      // By default glibc keeps an arena of native memory for every few threads, and returns little.
      builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
      Process shell = builder.start();
      return new Child(shell, child(shell, pidFile));
    } catch (IOException e) {
      throw new StackException("Can't start " + name + ": " + e.getMessage(), e);
    }
  }

  private static ProcessHandle child(Process shell, Path pidFile) throws IOException {
    while (!Files.exists(pidFile)) {
      if (!shell.isAlive()) {
        throw new IOException("the shell ended with code " + shell.exitValue());
      }
      pause(Duration.ofMillis(5));
    }
    long pid = Long.parseLong(Files.readString(pidFile, StandardCharsets.US_ASCII).strip());
    return ProcessHandle.of(pid).orElse(shell.toHandle());
  }

  /** Process id of the command itself. */
  public long pid() {
    return child.pid();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return shell.isAlive();
  }

  /** Ends it in order: what it has accepted is on disk afterwards. */
  public void stop() {
    closePipe();
    if (!await(PATIENCE)) {
      kill();
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    child.destroyForcibly();
    closePipe();
    if (!await(PATIENCE)) {
      throw new StackException("Process " + child.pid() + " can't be killed");
    }
  }

  /** Sends a signal by its short name: STOP, CONT. */
  public void signal(String signal) {
    try {
      Process kill = new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(pid())).start();
      if (kill.waitFor() != 0) {
        throw new StackException("Process " + pid() + " takes no signal " + signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void closePipe() {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean await(Duration time) {
    try {
      return shell.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits a moment between two looks at something that has no event to wait for. */
  static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static StackException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StackException("Interrupted while waiting for a process", e);
  }
}
