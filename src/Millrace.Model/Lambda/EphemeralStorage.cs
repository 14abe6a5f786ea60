using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The size of /tmp.</summary>
[Structure]
public sealed partial record EphemeralStorage
{
    /// <summary>The size in MB, 512 to 10240.</summary>
    [Shape(typeof(EphemeralStorageSize))]
    public required int? Size { get; init; }
}
