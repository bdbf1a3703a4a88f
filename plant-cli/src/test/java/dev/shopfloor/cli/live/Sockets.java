package dev.shopfloor.cli.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets of this process and its children that listen, as Linux tells. */
final class Sockets {
  private static final String LISTENS = "0A";

  private Sockets() {}

  /** Whether this machine tells. */
  static boolean known() {
    return Files.isReadable(Path.of("/proc/net/tcp"));
  }

  /** The addresses on which this process and its children listen, one for each socket. */
  static List<InetAddress> listening() throws IOException {
    Set<String> own = new HashSet<>();
    ProcessHandle self = ProcessHandle.current();
    List<Long> family =
        Stream.concat(Stream.of(self), self.descendants()).map(ProcessHandle::pid).toList();
    for (long pid : family) {
      own.addAll(sockets(pid));
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (Files.exists(Path.of(table))) {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.trim().split("\\s+");
          if (fields.length > 9 && fields[3].equals(LISTENS) && own.contains(fields[9])) {
            addresses.add(address(fields[1].substring(0, fields[1].indexOf(':'))));
          }
        }
      }
    }
    return addresses;
  }

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files) {
        String target = target(file);
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /** The kernel prints each 32-bit word in the machine's own byte order. */
  private static InetAddress address(String hex) throws UnknownHostException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int word = 0; word < bytes.length; word += 4) {
      byte first = bytes[word];
      byte second = bytes[word + 1];
      bytes[word] = bytes[word + 3];
      bytes[word + 1] = bytes[word + 2];
      bytes[word + 2] = second;
      bytes[word + 3] = first;
    }
    return InetAddress.getByAddress(bytes);
  }
}
