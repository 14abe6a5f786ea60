using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics;

/// <summary>Binds each operation to its handler.</summary>
[OperationHandlers(typeof(CloudWatchApi), typeof(MetricsRoom))]
internal static partial class CloudWatchHandlers;
