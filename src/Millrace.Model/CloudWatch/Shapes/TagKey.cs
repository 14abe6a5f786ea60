using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A tag key.</summary>
[SimpleShape(Min = 1, Max = 128)]
internal static class TagKey;
