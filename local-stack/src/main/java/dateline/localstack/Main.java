package dateline.localstack;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * The stack from the command line: starts the parts, prints where they are, and runs until it is
 * interrupted. Exit codes: 0 in order, 1 if the stack can't start, 2 for a wrong option.
 */
public final class Main {

  private Main() {}

  /** Runs the command; {@code --help} explains it. */
  public static void main(String[] args) throws IOException, InterruptedException {
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

  private static void run(Options options) throws IOException, InterruptedException {
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

  private static void serve(Options options) throws IOException, InterruptedException {
    long start = System.nanoTime();
    LocalStack stack = LocalStack.start(options.config());
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "local-stack-close"));
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
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
      System.exit(0);
    }
    // Ctrl-C ends the JVM, and its shutdown hook the parts.
    new CountDownLatch(1).await();
  }
}
