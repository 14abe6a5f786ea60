using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A file system of a function.</summary>
[Structure]
public sealed partial record FileSystemConfig
{
    /// <summary>The ARN.</summary>
    [Shape(typeof(FileSystemArn))]
    public required string Arn { get; init; }

    /// <summary>Where it is.</summary>
    [Shape(typeof(LocalMountPath))]
    public required string LocalMountPath { get; init; }
}
