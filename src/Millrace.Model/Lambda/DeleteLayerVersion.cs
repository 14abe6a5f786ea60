using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteLayerVersion: deletes a version of a layer; functions that have it keep it.</summary>
[Structure]
[Operation(typeof(LambdaApi), "DeleteLayerVersion", Resource = "layer version")]
[Http("DELETE", "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}", Status = 204)]
public sealed partial record DeleteLayerVersionRequest : IRequest<NoOutput>
{
    /// <summary>The layer's name or ARN.</summary>
    [Shape(typeof(LayerName))]
    [InPath]
    public required string LayerName { get; init; }

    /// <summary>The version's number.</summary>
    [InPath]
    public required long? VersionNumber { get; init; }
}
