package dateline.localstack;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.embed.process.config.DownloadConfig;
import de.flapdoodle.embed.process.config.TimeoutConfig;
import de.flapdoodle.embed.process.io.directories.PersistentDir;
import de.flapdoodle.embed.process.io.progress.ProgressListener;
import de.flapdoodle.embed.process.io.progress.Slf4jProgressListener;
import de.flapdoodle.embed.process.transitions.DownloadPackage;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.TransitionWalker;
import de.flapdoodle.reverse.transitions.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the server of MongoDB's own distribution that fits this system, and gives its path.
 * Loaded by {@link Parts#isolated}, because callers need not have the library that knows them all.
 */
public final class MongodDistribution implements Callable<Path> {

  private static final Logger LOG = LoggerFactory.getLogger(MongodDistribution.class);

  /** Short: where the host can't be reached, another source comes next. */
  private static final int CONNECT_MS = 4_000;

  private static final int READ_MS = 15_000;

  private final Path folder;

  /**
   * Fetches into a folder.
   *
   * @param folder an existing one, for the archive and the server
   */
  public MongodDistribution(String folder) {
    this.folder = Path.of(folder);
  }

  @Override
  public Path call() throws IOException {
    TimeoutConfig timeouts =
        TimeoutConfig.builder().connectionTimeout(CONNECT_MS).readTimeout(READ_MS).build();
    DownloadConfig download = DownloadConfig.builder().timeoutConfig(timeouts).build();
    Mongod mongod =
        Mongod.builder()
            .persistentBaseDir(
                Start.to(PersistentDir.class).initializedWith(PersistentDir.of(folder)))
            .downloadPackage(DownloadPackage.withDefaults().withDownloadConfig(download))
            .progressListener(
                Start.to(ProgressListener.class).initializedWith(new Slf4jProgressListener(LOG)))
            .build();
    Path target = folder.resolve("mongod");
    try (TransitionWalker.ReachedState<ExtractedFileSet> files =
        mongod
            .transitions(Version.Main.V7_0)
            .walker()
            .initState(StateID.of(ExtractedFileSet.class))) {
      return Files.copy(files.current().executable(), target);
    }
  }
}
