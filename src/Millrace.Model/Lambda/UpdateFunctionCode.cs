using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>UpdateFunctionCode: gives a function other code.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, InvalidCodeSignatureException, ResourceNotFoundException, CodeVerificationFailedException, CodeSigningConfigNotFoundException, CodeStorageExceededException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "UpdateFunctionCode", Resource = "function")]
[Http("PUT", "/2015-03-31/functions/{FunctionName}/code", MaxBodyBytes = 70167211)]
public sealed partial record UpdateFunctionCodeRequest : IRequest<FunctionConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The zip.</summary>
    public ReadOnlyMemory<byte>? ZipFile { get; init; }

    /// <summary>The bucket that the zip is in.</summary>
    [Shape(typeof(S3Bucket))]
    public string? S3Bucket { get; init; }

    /// <summary>The zip's key.</summary>
    [Shape(typeof(S3Key))]
    public string? S3Key { get; init; }

    /// <summary>The zip's version.</summary>
    [Shape(typeof(S3ObjectVersion))]
    public string? S3ObjectVersion { get; init; }

    /// <summary>The image.</summary>
    public string? ImageUri { get; init; }

    /// <summary>Whether a version is made of it at once.</summary>
    public bool? Publish { get; init; }

    /// <summary>Whether everything is checked and nothing changed.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }

    /// <summary>What processors the code is for; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(ArchitecturesList))]
    [ElementShape(typeof(Architecture))]
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>The key that the zip is encrypted with.</summary>
    [Shape(typeof(KMSKeyArn))]
    public string? SourceKMSKeyArn { get; init; }

    /// <summary>What the version is also published to; one of <see cref="FunctionVersionLatestPublished"/>.</summary>
    [Shape(typeof(FunctionVersionLatestPublished))]
    public string? PublishTo { get; init; }
}
