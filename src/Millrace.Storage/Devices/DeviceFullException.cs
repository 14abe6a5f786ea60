namespace Millrace.Storage.Devices;

/// <summary>There is no room on the device, or the user's quota is spent.</summary>
internal sealed class DeviceFullException(string message, Exception? inner = null) : IOException(message, inner);
