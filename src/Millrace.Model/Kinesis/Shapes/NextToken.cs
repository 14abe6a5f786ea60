using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A token for the next page, opaque.</summary>
[SimpleShape(Min = 1, Max = 1048576)]
internal static class NextToken;
