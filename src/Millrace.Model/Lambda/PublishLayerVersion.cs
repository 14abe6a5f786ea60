using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>PublishLayerVersion: makes a version of a layer of a zip with its content.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, CodeStorageExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "PublishLayerVersion", Resource = "layer")]
[Http("POST", "/2018-10-31/layers/{LayerName}/versions", Status = 201, MaxBodyBytes = 70167211)]
public sealed partial record PublishLayerVersionRequest : IRequest<PublishLayerVersionResponse>
{
    /// <summary>The layer's name or ARN.</summary>
    [Shape(typeof(LayerName))]
    [InPath]
    public required string LayerName { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>The content.</summary>
    public required LayerVersionContentInput Content { get; init; }

    /// <summary>The runtimes that it is for; one of <see cref="Runtime"/>.</summary>
    [Shape(typeof(CompatibleRuntimes))]
    [ElementShape(typeof(Runtime))]
    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    /// <summary>The license.</summary>
    [Shape(typeof(LicenseInfo))]
    public string? LicenseInfo { get; init; }

    /// <summary>The processors that it is for; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(CompatibleArchitectures))]
    [ElementShape(typeof(Architecture))]
    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }
}

/// <summary>The answer of PublishLayerVersion.</summary>
[Structure]
public sealed partial record PublishLayerVersionResponse
{
    /// <summary>The content.</summary>
    public LayerVersionContentOutput? Content { get; init; }

    /// <summary>The layer's ARN.</summary>
    [Shape(typeof(LayerArn))]
    public string? LayerArn { get; init; }

    /// <summary>The version's ARN.</summary>
    [Shape(typeof(LayerVersionArn))]
    public string? LayerVersionArn { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>When it was made.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>The version.</summary>
    public long? Version { get; init; }

    /// <summary>The runtimes that it is for; one of <see cref="Runtime"/>.</summary>
    [Shape(typeof(CompatibleRuntimes))]
    [ElementShape(typeof(Runtime))]
    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    /// <summary>The license.</summary>
    [Shape(typeof(LicenseInfo))]
    public string? LicenseInfo { get; init; }

    /// <summary>The processors that it is for; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(CompatibleArchitectures))]
    [ElementShape(typeof(Architecture))]
    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }
}
