package dev.tradewind.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** The few commands of Redis that a benchmark needs, over one connection. */
final class RedisProbe implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisProbe(int port, String password) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
    command(List.of("AUTH".getBytes(US_ASCII), password.getBytes(US_ASCII)));
  }

  /** What is stored takes so much memory. */
  long usedBytes() throws IOException {
    byte[] memory = command(List.of("INFO".getBytes(US_ASCII), "memory".getBytes(US_ASCII))).get(0);
    return new String(memory, US_ASCII)
        .lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** Sends a command and answers its texts; an error is thrown. */
  List<byte[]> command(List<byte[]> words) throws IOException {
    out.write(("*" + words.size() + "\r\n").getBytes(US_ASCII));
    for (byte[] word : words) {
      out.write(("$" + word.length + "\r\n").getBytes(US_ASCII));
      out.write(word);
      out.write('\r');
      out.write('\n');
    }
    out.flush();
    List<byte[]> answer = new ArrayList<>();
    read(answer);
    return answer;
  }

  private void read(List<byte[]> answer) throws IOException {
    String head = line();
    String rest = head.substring(1);
    switch (head.charAt(0)) {
      case '-' -> throw new IOException("redis: " + rest);
      case '$' -> {
        int length = Integer.parseInt(rest);
        if (length >= 0) {
          answer.add(in.readNBytes(length));
          in.skipNBytes(2);
        }
      }
      case '*' -> {
        for (int i = Integer.parseInt(rest); i > 0; i--) {
          read(answer);
        }
      }
      default -> answer.add(rest.getBytes(US_ASCII));
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("redis closed the connection");
      }
      line.append((char) next);
    }
    in.skipNBytes(1);
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
