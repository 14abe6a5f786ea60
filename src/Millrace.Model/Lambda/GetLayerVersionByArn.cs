using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetLayerVersionByArn: describes a version of a layer by its ARN.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetLayerVersionByArn", Resource = "layer version", ReadOnly = true, Action = "GetLayerVersion")]
[Http("GET", "/2018-10-31/layers?find=LayerVersion")]
public sealed partial record GetLayerVersionByArnRequest : IRequest<GetLayerVersionResponse>
{
    /// <summary>The ARN.</summary>
    [Shape(typeof(LayerVersionArn))]
    [InQuery("Arn")]
    public required string Arn { get; init; }
}
