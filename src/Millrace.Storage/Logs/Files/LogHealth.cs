using System.Collections.Concurrent;
using Millrace.Storage.Devices;

namespace Millrace.Storage.Logs.Files;

/// <summary>Whether records can be written.</summary>
/// <param name="device">Where they go.</param>
/// <param name="root">The folder of the logs.</param>
internal sealed class LogHealth(IDevice device, string root)
{
    private const string ProbeFile = ".probe";
    private static readonly byte[] Probe = new byte[4096];

    private readonly Lock _probing = new();
    private readonly ConcurrentDictionary<string, byte> _failed = [];

    /// <summary>Notes that a log takes no more records.</summary>
    public void Fail(string log) => _failed[log] = 0;

    /// <summary>Forgets a log.</summary>
    public void Forget(string log) => _failed.TryRemove(log, out _);

    /// <summary>Why records cannot be written, as a sentence that names no files; null when they can. It tries by writing a little.</summary>
    public string? FindTrouble()
    {
        var failed = _failed.Count;
        if (failed > 0) return $"The device failed under {failed} record logs, which take no more records until the server starts anew.";
        try
        {
            lock (_probing)
            {
                var path = Path.Combine(root, ProbeFile);
                using (var file = device.Open(path, FileMode.OpenOrCreate)) file.Write(Probe, 0);
                device.Delete(path);
            }

            return null;
        }
        catch (DeviceFullException)
        {
            return "The disk of the data directory is full: records are refused until there is room.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "The data directory cannot be written.";
        }
    }
}
