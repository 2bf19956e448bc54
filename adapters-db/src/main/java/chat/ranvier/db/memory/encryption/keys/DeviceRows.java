package chat.ranvier.db.memory.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.NavigableMap;

/** The rows of devices: their keys begin with the user and the device, each followed by NUL. */
final class DeviceRows {
  private DeviceRows() {}

  static String key(UserDevice device) {
    return device.user().value() + '\0' + device.device().value() + '\0';
  }

  static <V> List<V> ofUser(NavigableMap<String, V> rows, UserId user) {
    return below(rows, user.value() + '\0');
  }

  static <V> List<V> ofDevice(NavigableMap<String, V> rows, UserDevice device) {
    return below(rows, key(device));
  }

  private static <V> List<V> below(NavigableMap<String, V> rows, String prefix) {
    String end = prefix.substring(0, prefix.length() - 1) + '\1';
    return List.copyOf(rows.subMap(prefix, end).values());
  }
}
