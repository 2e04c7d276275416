package dev.tradewind.local.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One launcher a directory: the operating system lets go of the lock when the launcher dies. */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws PlatformException where a platform runs from this directory, saying which process it is
   */
  static HomeLock take(Home home) {
    try {
      FileChannel channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw runsAlready(home);
      }
      return new HomeLock(channel);
    } catch (IOException failure) {
      throw new PlatformException("cannot lock " + home.lock() + ": " + failure, failure);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static PlatformException runsAlready(Home home) {
    String who =
        new StateFile(home)
            .running()
            .map(state -> "process " + state.launcher().pid())
            .orElse("a launcher that is just starting or ending");
    return new PlatformException(
        "a platform runs already from "
            + home.root()
            + " ("
            + who
            + "; see it: ./tradewind status, end it: ./tradewind down, or another one beside it:"
            + " --home DIR --free-ports)");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new PlatformException("cannot release the lock: " + failure, failure);
    }
  }
}
