using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>UpdateFunctionEventInvokeConfig: changes how calls are treated that nobody waits for.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "UpdateFunctionEventInvokeConfig", Resource = "function")]
[Http("POST", "/2019-09-25/functions/{FunctionName}/event-invoke-config")]
public sealed partial record UpdateFunctionEventInvokeConfigRequest : IRequest<FunctionEventInvokeConfig>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }

    /// <summary>How often it is tried again.</summary>
    [Shape(typeof(MaximumRetryAttempts))]
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>How old an event may become, in seconds.</summary>
    [Shape(typeof(MaximumEventAgeInSeconds))]
    public int? MaximumEventAgeInSeconds { get; init; }

    /// <summary>Where the outcome goes.</summary>
    public DestinationConfig? DestinationConfig { get; init; }
}
