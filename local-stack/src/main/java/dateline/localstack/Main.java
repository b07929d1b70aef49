package dateline.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Runs the stack from the command line until Ctrl-C or the end of standard input. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    try (LocalStack stack = LocalStack.start(StackConfig.in(Path.of(args[0])))) {
      System.out.printf(
          Locale.ROOT,
          "%.1f s %s %s %s%n",
          (System.nanoTime() - start) / 1e9,
          stack.kafka(),
          stack.registry(),
          stack.mongo());
      while (System.in.read() >= 0) {}
    }
  }
}
