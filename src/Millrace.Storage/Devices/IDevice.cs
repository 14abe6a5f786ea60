namespace Millrace.Storage.Devices;

/// <summary>What the record logs ask of a file system. Tests put a failing one in its place.</summary>
internal interface IDevice
{
    /// <summary>Opens a file to read and write.</summary>
    /// <exception cref="FileNotFoundException">It is not there, and <paramref name="mode"/> does not make it.</exception>
    IDeviceFile Open(string path, FileMode mode);

    void CreateDirectory(string path);

    /// <summary>Deletes a file. One that is not there is as good as deleted.</summary>
    void Delete(string path);

    /// <summary>Makes the names in a directory survive a power cut.</summary>
    void SyncDirectory(string path);
}
