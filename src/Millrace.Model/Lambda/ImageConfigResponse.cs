using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How an image is started, or why that cannot be told.</summary>
[Structure]
public sealed partial record ImageConfigResponse
{
    /// <summary>How the image is started.</summary>
    public ImageConfig? ImageConfig { get; init; }

    /// <summary>What went wrong.</summary>
    public ImageConfigError? Error { get; init; }
}
