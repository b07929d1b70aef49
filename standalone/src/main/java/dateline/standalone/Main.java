package dateline.standalone;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs the whole pipeline on this machine, plays the demo and keeps running until Ctrl-C. Exit
 * codes: 0 ended as asked, 1 a part can't run or the demo did not come out right, 2 wrong options.
 */
public final class Main {

  private Main() {}

  /** See {@code --help}. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    if (args.contains("--help")) {
      System.out.print(Options.USAGE);
      return 0;
    }
    try {
      Path root = ProjectRoot.find();
      return new Standalone(Options.parse(root, args), System.out).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException e) {
      // Said in words: what failed is a part, its port or its folder, not this program.
      System.err.println();
      System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return 1;
    }
  }
}
