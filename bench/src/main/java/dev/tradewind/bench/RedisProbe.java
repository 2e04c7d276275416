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
import java.util.stream.Stream;

/** The few commands of Redis that a benchmark needs, over one connection. */
final class RedisProbe implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisProbe(int port, String password) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
    command("AUTH", password);
  }

  /** How much Redis has sent to all its clients since it started. */
  long bytesSent() throws IOException {
    return command("INFO", "stats")
        .get(0)
        .lines()
        .filter(line -> line.startsWith("total_net_output_bytes:"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How much memory the keys of a pattern take, names and values, without the table that they are
   * in.
   */
  long memoryOf(String pattern) throws IOException {
    long bytes = 0;
    String cursor = "0";
    do {
      List<String> page = command("SCAN", cursor, "MATCH", pattern, "COUNT", "1000");
      cursor = page.get(0);
      for (String key : page.subList(1, page.size())) {
        bytes += Long.parseLong(command("MEMORY", "USAGE", key).get(0));
      }
    } while (!cursor.equals("0"));
    return bytes;
  }

  /** Sends a command and answers its texts; an error is thrown. */
  List<String> command(String name, String... words) throws IOException {
    return command(name, Stream.of(words).map(word -> word.getBytes(US_ASCII)).toList()).stream()
        .map(text -> new String(text, US_ASCII))
        .toList();
  }

  /** Sends a command and answers its texts; an error is thrown. */
  List<byte[]> command(String name, List<byte[]> words) throws IOException {
    out.write(("*" + (1 + words.size()) + "\r\n").getBytes(US_ASCII));
    write(name.getBytes(US_ASCII));
    for (byte[] word : words) {
      write(word);
    }
    out.flush();
    List<byte[]> answer = new ArrayList<>();
    read(answer);
    return answer;
  }

  private void write(byte[] word) throws IOException {
    out.write(("$" + word.length + "\r\n").getBytes(US_ASCII));
    out.write(word);
    out.write('\r');
    out.write('\n');
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
