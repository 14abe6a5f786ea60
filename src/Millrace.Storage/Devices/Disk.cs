namespace Millrace.Storage.Devices;

/// <summary>The file system of the machine.</summary>
internal sealed class Disk : IDevice
{
    public IDeviceFile Open(string path, FileMode mode)
    {
        try
        {
            return new DiskFile(File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete), path);
        }
        catch (IOException e) when (DiskFile.IsFull(e))
        {
            throw new DeviceFullException(e.Message, e);
        }
    }

    public void CreateDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (IOException e) when (DiskFile.IsFull(e))
        {
            throw new DeviceFullException(e.Message, e);
        }
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // The whole log was deleted meanwhile.
        }
    }

    public void SyncDirectory(string path) => Sync.Directory(path);
}
