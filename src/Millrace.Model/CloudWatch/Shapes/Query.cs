using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A query.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class Query;
