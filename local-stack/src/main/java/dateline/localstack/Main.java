package dateline.localstack;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The stack from the command line: starts the parts, prints where they are, and runs until it is
 * interrupted. Exit codes: 0 in order, 1 if the stack can't start, 2 for a wrong option.
 */
public final class Main {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private Main() {}

  /** Runs the command; {@code --help} explains it. */
  public static void main(String[] args) {
    Options options = null;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(2);
    }
    try {
      run(options);
    } catch (StackException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(Options options) {
    if (options.help()) {
      System.out.println(Options.USAGE);
    } else if (options.prefetch()) {
      LocalStack.prefetch();
    } else {
      if (options.clean()) {
        LocalStack.wipe(options.data());
      }
      serve(options);
    }
  }

  private static void serve(Options options) {
    long start = System.nanoTime();
    LocalStack stack = LocalStack.start(options.config());
    AtomicBoolean closing = new AtomicBoolean();
    Runnable close =
        () -> {
          closing.set(true);
          System.err.println("Stopping.");
          stack.close();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(close, "local-stack-close"));
    System.out.printf(
        Locale.ROOT,
        """
        Ready after %.1f s. Data and logs: %s

        export DATELINE_KAFKA=%s
        export DATELINE_REGISTRY=%s
        export DATELINE_MONGO='%s'

        %s
        """,
        (System.nanoTime() - start) / 1e9,
        stack.folder(),
        stack.kafka(),
        stack.registry(),
        stack.mongo(),
        options.attached() ? "Runs until standard input closes." : "Runs until Ctrl-C.");
    if (options.attached()) {
      Thread reader = new Thread(Main::endWithInput, "standard-input");
      reader.setDaemon(true);
      reader.start();
    }
    // Ctrl-C ends the JVM, and its shutdown hook the parts.
    while (!closing.get()) {
      for (Part ended : stack.ended()) {
        if (!closing.get()) {
          throw new StackException(
              "%s has ended. Its log: %s".formatted(ended.label(), stack.process(ended).log()));
        }
      }
      Child.pause(LOOK_EVERY);
    }
  }

  private static void endWithInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("Standard input can't be read: " + e.getMessage());
    }
    System.exit(0);
  }
}
