package dev.shopfloor.cli.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sockets on which a process listens, as Linux tells. */
public final class LocalPorts {
  private static final String LISTENING = "0A";

  private LocalPorts() {}

  /** A listening socket; the address as in /proc, hexadecimal. */
  public record Socket(String address, int port) {
    /** 127.0.0.0/8, ::1, or 127.0.0.0/8 inside IPv6. */
    public boolean loopback() {
      return (address.length() == 8 && address.endsWith("7F"))
          || address.equals("00000000000000000000000001000000")
          || (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
    }
  }

  public static List<Socket> listening(long pid) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (String[] columns : tcp(pid)) {
      if (columns[3].equals(LISTENING)) {
        sockets.add(socket(columns[1]));
      }
    }
    return sockets;
  }

  /** The ports at the other ends of a process's connections, half-closed ones among them. */
  public static List<Integer> connectedTo(long pid) throws IOException {
    List<Integer> ports = new ArrayList<>();
    for (String[] columns : tcp(pid)) {
      if (!columns[3].equals(LISTENING)) {
        ports.add(socket(columns[2]).port());
      }
    }
    return ports;
  }

  private static List<String[]> tcp(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path link : links) {
        String target = Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring(8, target.length() - 1));
        }
      }
    }
    List<String[]> sockets = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table));
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.strip().split("\\s+");
        if (inodes.contains(columns[9])) {
          sockets.add(columns);
        }
      }
    }
    return sockets;
  }

  private static Socket socket(String column) {
    String[] parts = column.split(":");
    return new Socket(parts[0], Integer.parseInt(parts[1], 16));
  }
}
