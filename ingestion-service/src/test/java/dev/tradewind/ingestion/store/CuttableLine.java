package dev.tradewind.ingestion.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Passes bytes on to a server; when cut, it drops every connection and refuses new ones. */
final class CuttableLine {

  private final InetSocketAddress target;
  private final List<Socket> open = new ArrayList<>();
  private ServerSocket entrance;

  CuttableLine(InetAddress host, int port) throws IOException {
    target = new InetSocketAddress(host, port);
    entrance = listen(0);
  }

  synchronized int port() {
    return entrance.getLocalPort();
  }

  synchronized void setUp(boolean up) {
    try {
      if (up && entrance.isClosed()) {
        entrance = listen(entrance.getLocalPort());
      } else if (!up) {
        entrance.close();
        for (Socket socket : open) {
          socket.close();
        }
        open.clear();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket from) throws IOException {
    while (!from.isClosed()) {
      Socket near = from.accept();
      Socket far = new Socket(target.getAddress(), target.getPort());
      synchronized (this) {
        open.add(near);
        open.add(far);
      }
      start(() -> pass(near, far));
      start(() -> pass(far, near));
    }
  }

  /** Where one end hangs up, the other is hung up on. */
  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  /** A thread that ends when its sockets are closed: that is how the line is cut. */
  private static void start(Transfer transfer) {
    Thread thread =
        new Thread(
            () -> {
              try {
                transfer.run();
              } catch (IOException cut) {
                // A cut line has nothing more to pass on: the thread ends here.
              }
            },
            "cuttable-line");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Transfer {
    void run() throws IOException;
  }
}
