package dateline.localstack;

import java.nio.file.Path;
import java.util.List;

/** How one part is started and how it shows that it answers. */
interface Launch {

  Part part();

  int port();

  /** Prepares the part's folder and gives the command line to run in it. */
  List<String> command(Path folder);

  /** Whether the part serves clients by now; called again until it does. */
  boolean isReady(Path folder);

  /** The {@code java} of this JVM. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
