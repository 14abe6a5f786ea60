using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>PutMetricData: adds up to 1000 values to metrics, which come to be with their first value.</summary>
/// <remarks>Errors: InvalidParameterValueException, MissingRequiredParameterException, InvalidParameterCombinationException.</remarks>
[Structure]
[Operation(typeof(CloudWatchApi), "PutMetricData", Resource = "*")]
public sealed partial record PutMetricDataRequest : IRequest<NoOutput>
{
    /// <summary>The namespace, 1 to 255 characters that do not begin with <c>:</c>.</summary>
    [Shape(typeof(Namespace))]
    public required string Namespace { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<MetricDatum>? MetricData { get; init; }

    /// <summary>Values with what they are about.</summary>
    public IReadOnlyList<EntityMetricData>? EntityMetricData { get; init; }

    /// <summary>Whether wrong entities make the call fail.</summary>
    public bool? StrictEntityValidation { get; init; }
}
