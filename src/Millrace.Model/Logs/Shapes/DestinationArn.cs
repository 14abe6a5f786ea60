using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A destination arn.</summary>
[SimpleShape(Min = 1)]
internal static class DestinationArn;
