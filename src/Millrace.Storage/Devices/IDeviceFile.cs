namespace Millrace.Storage.Devices;

/// <summary>An open file. For several threads at once.</summary>
internal interface IDeviceFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    /// <returns>Bytes read.</returns>
    int Read(Span<byte> buffer, long offset);

    /// <exception cref="DeviceFullException">There was no room; a part may have been written.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    void SetLength(long length);

    /// <summary>Makes what was written survive a power cut.</summary>
    void Sync();
}
